import { DASHES } from "@/lib/presenters/chart/geometry";
import type { Dash } from "@/lib/presenters/chart/types";

/** A short piece of a series' line, as its key in legends and lists. */
export function SeriesMark({ color, dash }: { color: number; dash: Dash }) {
  return (
    <svg className="chart-mark" width="14" height="8" aria-hidden>
      <path
        d="M0 4h14"
        stroke={`var(--series-${color})`}
        strokeWidth="2.5"
        {...(dash !== 0 && { strokeDasharray: DASHES[dash].join(" ") })}
      />
    </svg>
  );
}
