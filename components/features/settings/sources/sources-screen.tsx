import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/states";
import { Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import { Section } from "../shared/section";

export type SourceRow = {
  readonly name: string;
  readonly kind: "prometheus" | "alertmanager" | "jaeger" | "ruler" | "postgres";
  readonly url: string | null;
  /** Does it answer? `reason` when it does not; null when it is not probed. */
  readonly ok: boolean | null;
  readonly reason: string | null;
};

/** Where the console reads from, and whether it answers. Read-only: sources come from the configuration. */
export function SourcesScreen({ sources }: { sources: readonly SourceRow[] }) {
  const t = useTranslations("settings.sources");
  return (
    <Section title={t("title")} description={t("description")}>
      {sources.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneWhy")}</EmptyState>
      ) : (
        <Table label={t("title")}>
          <Head>
            <HeadCell>{t("name")}</HeadCell>
            <HeadCell>{t("kind")}</HeadCell>
            <HeadCell>{t("url")}</HeadCell>
            <HeadCell>{t("health")}</HeadCell>
          </Head>
          <tbody>
            {sources.map((source) => (
              <Row key={`${source.kind} ${source.name}`}>
                <Cell className="font-medium">{source.name}</Cell>
                <Cell className="text-ink-2">{t(`kinds.${source.kind}`)}</Cell>
                <Cell className="font-mono text-sm text-ink-2">{source.url ?? "–"}</Cell>
                <Cell>
                  <Health source={source} />
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}

function Health({ source }: { source: SourceRow }) {
  const t = useTranslations("settings.sources");
  if (source.ok === null) return <Badge>{t("notProbed")}</Badge>;
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Badge tone={source.ok ? "ok" : "crit"}>{source.ok ? t("answers") : t("down")}</Badge>
      {source.reason && <span className="text-ink-2">{source.reason}</span>}
    </span>
  );
}
