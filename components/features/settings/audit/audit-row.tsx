"use client";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { Cell, Row } from "@/components/ui/table";
import type { AuditEvent } from "@/lib/contracts/audit";
import { When } from "../shared/when";
import { diffValues } from "./diff-values";

type AuditRowProps = { event: AuditEvent; open: boolean; onToggle: () => void };

/** One change; unfolded it shows each value before and after. */
export function AuditRow({ event, open, onToggle }: AuditRowProps) {
  const t = useTranslations("settings.audit");
  const detailId = useId();
  return (
    <>
      <Row className={cn(open && "border-0 bg-hover/50")}>
        <Cell>
          <button
            type="button"
            aria-expanded={open}
            aria-controls={open ? detailId : undefined}
            onClick={onToggle}
            className="flex min-h-8 items-center gap-2 rounded-sm max-md:min-h-10"
          >
            <ChevronRight aria-hidden className={cn("size-4 text-ink-3 transition-transform", open && "rotate-90")} />
            <When at={event.at} />
          </button>
        </Cell>
        <Cell>
          {event.actorName} {event.actorKind !== "user" && <Badge icon={false}>{t(`actor.${event.actorKind}`)}</Badge>}
        </Cell>
        <Cell className="font-mono text-sm">{event.action}</Cell>
        <Cell className="max-w-72 truncate text-ink-2" title={event.entityId}>
          {event.entityType} <span className="font-mono text-sm text-ink-3">{event.entityId}</span>
        </Cell>
        <Cell className="font-mono text-sm text-ink-2">{event.address || "–"}</Cell>
      </Row>
      {open && (
        <tr id={detailId} className="border-b border-line bg-hover/50 last:border-0">
          <td colSpan={5} className="px-3 pt-1 pb-3 pl-9">
            <Detail event={event} />
          </td>
        </tr>
      )}
    </>
  );
}

function Detail({ event }: { event: AuditEvent }) {
  const t = useTranslations("settings.audit");
  const differences = diffValues(event.before, event.after);
  return (
    <>
      {differences.length === 0 ? (
        <p className="text-ink-2">{t("noValues")}</p>
      ) : (
        <table className="w-full max-w-4xl border-collapse text-left text-sm">
          <caption className="sr-only">{t("changes")}</caption>
          <thead>
            <tr className="text-ink-3">
              <th scope="col" className="py-1 pr-4 font-medium">
                {t("value")}
              </th>
              <th scope="col" className="py-1 pr-4 font-medium">
                {t("before")}
              </th>
              <th scope="col" className="py-1 font-medium">
                {t("after")}
              </th>
            </tr>
          </thead>
          <tbody className="font-mono">
            {differences.map(({ path, before, after }) => (
              <tr key={path} className="border-t border-line align-top">
                <th scope="row" className="py-1 pr-4 font-normal text-ink-2">
                  {path || t("whole")}
                </th>
                <td className="py-1 pr-4 break-all">
                  {before === null ? "–" : <del className="text-crit">{before}</del>}
                </td>
                <td className="py-1 break-all">
                  {after === null ? "–" : <ins className="text-ok no-underline">{after}</ins>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="mt-2 text-sm text-ink-3">{t("reference", { id: event.requestId })}</p>
    </>
  );
}
