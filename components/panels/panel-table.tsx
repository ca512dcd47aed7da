"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { prepareTable } from "@/lib/presenters/chart/prepare-table";
import type { PreparedChart } from "@/lib/presenters/chart/types";
import { usePanelSurroundings } from "./panel-context";

/** A chart's numbers as a table of the chart's own height, newest first. */
export function PanelTable({ chart }: { chart: PreparedChart }) {
  const t = useTranslations("panel");
  const { context } = usePanelSurroundings();
  const table = useMemo(() => prepareTable(chart, context), [chart, context]);
  const label = t("tableOf", { title: chart.title });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="h-[252px] overflow-auto rounded-md border border-line">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{label}</caption>
        <thead className="sticky top-0 bg-surface">
          <tr>
            <th scope="col" className="px-2 py-1 text-left font-medium text-ink-3">
              {t("time")}
            </th>
            {table.columns.map(({ key, name }) => (
              <th key={key} scope="col" className="max-w-40 truncate px-2 py-1 text-right font-medium text-ink-3">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ at, time, cells }) => (
            <tr key={at} className="border-t border-line">
              <th scope="row" className="px-2 py-0.5 text-left font-normal whitespace-nowrap text-ink-2">
                {time}
              </th>
              {cells.map((cell, column) => (
                <td key={table.columns[column]?.key} className="px-2 py-0.5 text-right whitespace-nowrap">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {table.left > 0 && <p className="px-2 py-1 text-sm text-ink-3">{t("olderLeftOut", { count: table.left })}</p>}
    </section>
  );
}
