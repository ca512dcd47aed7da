"use client";
import { CircleCheck, CircleHelp, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { prepareStatus, type StateSpan, type StatusItem, type UpState } from "@/lib/presenters/chart/prepare-status";
import { formatInstant } from "@/lib/presenters/format/instant";
import { usePanelSurroundings } from "./panel-context";
import type { VisualiserProps } from "./visualiser";

const LOOKS = {
  up: { icon: CircleCheck, tone: "text-ok", fill: "var(--state-ok)" },
  down: { icon: CircleX, tone: "text-crit", fill: "var(--state-crit)" },
  unknown: { icon: CircleHelp, tone: "text-ink-3", fill: "var(--state-unknown)" },
} as const satisfies Record<UpState, unknown>;

/** Each service: up or down now, in word and shape, and its range as a strip. */
export function StatusView({ def, series, axis }: VisualiserProps) {
  const { context } = usePanelSurroundings();
  const items = useMemo(() => prepareStatus(def, { series: [...series] }, axis, context), [def, series, axis, context]);
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(200px,1fr))] gap-x-6 gap-y-3">
      {items.map((item) => (
        <Status key={item.key} item={item} />
      ))}
    </ul>
  );
}

function Status({ item }: { item: StatusItem }) {
  const t = useTranslations("panel");
  const { context } = usePanelSurroundings();
  const { icon: Icon, tone } = LOOKS[item.state];
  return (
    <li className="min-w-0">
      <div className="flex items-center gap-2">
        <Icon aria-hidden className={`size-4 shrink-0 ${tone}`} />
        <span className="truncate font-medium">{item.name}</span>
        <span className={`ml-auto text-sm ${tone}`}>{t(`state.${item.state}`)}</span>
      </div>
      <svg
        width="100%"
        height="8"
        className="mt-1 rounded-sm"
        role="img"
        aria-label={t("stateOverTime", { down: downs(item.spans) })}
      >
        {item.spans.map(({ state, from, to }) => (
          <rect
            key={from}
            x={`${from * 100}%`}
            width={`${(to - from) * 100}%`}
            height={state === "down" ? 8 : 6}
            y={state === "down" ? 0 : 2}
            fill={LOOKS[state].fill}
          />
        ))}
      </svg>
      <div className="mt-0.5 truncate text-sm text-ink-3">
        {item.since === null ? t("wholeRange") : t("since", { time: formatInstant(item.since, context) })}
      </div>
    </li>
  );
}

const downs = (spans: readonly StateSpan[]): number => spans.filter(({ state }) => state === "down").length;
