"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";
import { Head, HeadCell, Table } from "@/components/ui/table";
import { auditQueries } from "@/lib/client/audit.queries";
import { ListStates } from "../shared/list-states";
import { Section } from "../shared/section";
import { AuditFilters } from "./audit-filters";
import { AuditRow } from "./audit-row";
import { useAuditFilter } from "./use-audit-filter";

/** Every change anybody made, searchable; rows unfold to what was before and after. */
export function AuditScreen() {
  const t = useTranslations("settings.audit");
  const { filter, request, open, update } = useAuditFilter();
  const query = useInfiniteQuery(auditQueries.list(request));
  const events = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data]);
  const narrowed = Object.values(request).some(Boolean);
  const toggle = (id: string) =>
    update({ open: open.includes(id) ? open.filter((other) => other !== id) : [...open, id] });
  return (
    <Section title={t("title")} description={t("description")}>
      <AuditFilters filter={filter} onChange={update} />
      <ListStates
        query={{ data: events, error: query.error, isPending: query.isPending, refetch: query.refetch }}
        isEmpty={(items) => items.length === 0}
        empty={<EmptyState title={t("none")}>{narrowed ? t("noneNarrowed") : t("noneWhy")}</EmptyState>}
      >
        {(items) => (
          <>
            <Table label={t("title")}>
              <Head>
                <HeadCell>{t("when")}</HeadCell>
                <HeadCell>{t("who")}</HeadCell>
                <HeadCell>{t("what")}</HeadCell>
                <HeadCell>{t("on")}</HeadCell>
                <HeadCell>{t("address")}</HeadCell>
              </Head>
              <tbody>
                {items.map((event) => (
                  <AuditRow
                    key={event.id}
                    event={event}
                    open={open.includes(event.id)}
                    onToggle={() => toggle(event.id)}
                  />
                ))}
              </tbody>
            </Table>
            <p className="flex items-center justify-center gap-3 text-ink-3">
              {t("shown", { count: items.length })}
              {query.hasNextPage && (
                <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t("more")}
                </Button>
              )}
            </p>
          </>
        )}
      </ListStates>
    </Section>
  );
}
