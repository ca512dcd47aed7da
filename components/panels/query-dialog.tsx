"use client";
import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import type { PanelDef } from "@/lib/catalog/types";
import { usePanelSurroundings } from "./panel-context";

/** The PromQL behind a panel, as it is sent now: filters and rate window filled in. */
export function QueryDialog({ def, onClose }: { def: PanelDef; onClose: () => void }) {
  const t = useTranslations("panel");
  const { context, fillQuery } = usePanelSurroundings();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      kind="wide"
      title={def.title[context.locale]}
      description={t("queryHelp")}
    >
      <div className="flex flex-col gap-4">
        {def.queries.map((query) => {
          const expr = fillQuery(query);
          return (
            <section key={query.id} aria-label={query.legend[context.locale]}>
              <div className="mb-1 flex items-center justify-between gap-2">
                <span className="text-sm text-ink-2">
                  {def.queries.length > 1 ? query.legend[context.locale] : "PromQL"}
                </span>
                <CopyButton text={expr} />
              </div>
              <pre className="rounded-md border border-line bg-bg p-3 font-mono text-sm break-words whitespace-pre-wrap">
                {expr}
              </pre>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}
