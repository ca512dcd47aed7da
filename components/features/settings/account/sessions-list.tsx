"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";
import { Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import { useToast } from "@/components/ui/toast";
import { endSession, sessionQueries } from "@/lib/client/sessions.queries";
import type { Session } from "@/lib/contracts/sessions";
import { ListStates } from "../shared/list-states";
import { Section } from "../shared/section";
import { useErrorText } from "../shared/use-error-text";
import { When } from "../shared/when";
import { browserName } from "./browser-name";

/** Where one is signed in; another browser's session can be ended from here. */
export function SessionsList() {
  const t = useTranslations("settings.account");
  const query = useQuery(sessionQueries.list());
  return (
    <Section title={t("sessions")} description={t("sessionsDescription")}>
      <ListStates
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={<EmptyState title={t("noSessions")} />}
      >
        {({ items }) => (
          <Table label={t("sessions")}>
            <Head>
              <HeadCell>{t("browser")}</HeadCell>
              <HeadCell>{t("address")}</HeadCell>
              <HeadCell>{t("lastSeen")}</HeadCell>
              <HeadCell>{t("expires")}</HeadCell>
              <HeadCell>
                <span className="sr-only">{t("actions")}</span>
              </HeadCell>
            </Head>
            <tbody>
              {items.map((session) => (
                <SessionRow key={session.id} session={session} />
              ))}
            </tbody>
          </Table>
        )}
      </ListStates>
    </Section>
  );
}

function SessionRow({ session }: { session: Session }) {
  const t = useTranslations("settings.account");
  const errorText = useErrorText();
  const toast = useToast();
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: () => endSession(session.id),
    onSuccess: () => toast({ title: t("ended") }),
    onError: (error) => toast({ title: t("notEnded"), detail: errorText(error), tone: "crit" }),
    onSettled: () => client.invalidateQueries({ queryKey: sessionQueries.all() }),
  });
  const name = browserName(session.userAgent) ?? t("unknownBrowser");
  return (
    <Row>
      <Cell title={session.userAgent} className="font-medium">
        {name} {session.current && <Badge tone="ok">{t("thisOne")}</Badge>}
      </Cell>
      <Cell className="font-mono text-sm text-ink-2">{session.address || "–"}</Cell>
      <Cell className="text-ink-2">
        <When at={session.lastSeenAt} relative />
      </Cell>
      <Cell className="text-ink-2">
        <When at={session.expiresAt} />
      </Cell>
      <Cell className="text-right">
        {!session.current && (
          <Button
            size="sm"
            aria-label={t("endOne", { name })}
            busy={mutation.isPending}
            onClick={() => mutation.mutate()}
          >
            {t("end")}
          </Button>
        )}
      </Cell>
    </Row>
  );
}
