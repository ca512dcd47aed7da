"use client";
import { CircleHelp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import type { PanelDef } from "@/lib/catalog/types";
import { UNIT_NAMES } from "@/lib/presenters/format/units";
import { usePanelSurroundings } from "./panel-context";
import { PanelMenu } from "./panel-menu";
import type { PanelState } from "./panel-state";
import { StaleBadge } from "./stale-badge";

type HeaderProps = {
  def: PanelDef;
  titleId: string;
  state: PanelState;
  asTable: boolean;
  /** Absent where there is no other form. */
  onAsTable: ((asTable: boolean) => void) | undefined;
};

const NO_UNIT = new Set<PanelDef["unit"]>(["state", "count"]);

/** Title with unit, what the number means, how old it is, and the menu. */
export function PanelHeader({ def, titleId, state, asTable, onAsTable }: HeaderProps) {
  const { context } = usePanelSurroundings();
  return (
    <header className="flex h-10 items-center gap-1 pr-1 pl-3">
      <h3 id={titleId} className="min-w-0 truncate font-medium" title={def.title[context.locale]}>
        {def.title[context.locale]}
      </h3>
      {!NO_UNIT.has(def.unit) && (
        <span className="shrink-0 text-sm text-ink-3 max-sm:hidden">{UNIT_NAMES[def.unit][context.locale]}</span>
      )}
      <Help def={def} />
      <span className="ml-auto" />
      {state.status === "ready" && state.staleSince !== null && (
        <StaleBadge since={state.staleSince} reason={state.reason} />
      )}
      <PanelMenu def={def} asTable={asTable} onAsTable={onAsTable} />
    </header>
  );
}

function Help({ def }: { def: PanelDef }) {
  const t = useTranslations("panel");
  const { context } = usePanelSurroundings();
  const [open, setOpen] = useState(false);
  const label = t("help", { title: def.title[context.locale] });
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={label}
      className="max-w-80 px-3 py-2"
      trigger={
        <Button variant="ghost" size="icon" aria-label={label}>
          <CircleHelp aria-hidden />
        </Button>
      }
    >
      <p>{def.help[context.locale]}</p>
      {def.thresholds?.map(({ level, value, label: name }) => (
        <p key={`${level} ${value}`} className="mt-1 text-ink-2">
          {t(`level.${level}`)}: {name[context.locale]}
        </p>
      ))}
    </Popover>
  );
}
