"use client";
import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import type { PreparedSeries } from "@/lib/presenters/chart/types";
import { clickLegend, type HiddenSeries } from "./legend-state";
import { SeriesMark } from "./series-mark";

type LegendProps = {
  series: readonly PreparedSeries[];
  hidden: HiddenSeries;
  onChange: (hidden: HiddenSeries) => void;
};

/** Names and latest values. A click leaves one line alone, with Ctrl, ⌘ or Shift it switches one; both are announced. */
export function Legend({ series, hidden, onChange }: LegendProps) {
  const t = useTranslations("chart");
  const keys = series.map(({ key }) => key);
  const visible = series.filter(({ key }) => !hidden.has(key));
  const click = (key: string) => (event: MouseEvent) =>
    onChange(clickLegend(hidden, keys, key, event.ctrlKey || event.metaKey || event.shiftKey));
  return (
    <div className="chart-legend">
      <ul aria-label={t("legend")}>
        {series.map((line) => (
          <li key={line.key}>
            <button
              type="button"
              aria-pressed={!hidden.has(line.key)}
              title={t("legendHelp", { name: line.name })}
              onClick={click(line.key)}
            >
              <SeriesMark color={line.color} dash={line.dash} />
              <span className="chart-legend-name">{line.name}</span>{" "}
              <span className="chart-legend-value">{line.latestText}</span>
            </button>
          </li>
        ))}
      </ul>
      <output className="sr-only">
        {visible.length < series.length && t("shownOnly", { names: visible.map(({ name }) => name).join(", ") })}
      </output>
    </div>
  );
}
