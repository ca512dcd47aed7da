import { COMMON_TAGS, serviceModel } from "../model/topology";
import type { Moment } from "./effects";
import type { Labels, Series, Store } from "./meters";
import type { PastFault } from "./past-faults";

const MINUTE_MS = 60_000;

/** An alert a past fault raised: when its condition began to hold and ceased, and how long the rule waits. */
export type PastAlert = {
  readonly labels: Labels;
  readonly activeAt: number;
  readonly forMs: number;
  readonly clearsAt: number;
};

/** With a sample every two minutes, a rate over five minutes notices a change after about two and forgets it as fast. */
const NOTICED_MS = 2 * MINUTE_MS;
const FORGOTTEN_MS = 1.5 * MINUTE_MS;
/** A sample is seen for five minutes, and a backfill cannot say "from here on no more": the last one is told earlier. */
const SEEN_MS = 4 * MINUTE_MS;

const backend = { team: "backend" } as const;
const LATENCY = [
  { alertname: "HighResponseTime", severity: "warning", ...backend, waits: 2 },
  { alertname: "CriticalResponseTime", severity: "critical", ...backend, waits: 1 },
  { alertname: "SLAViolationLatency", severity: "critical", team: "sre", sla: "latency", waits: 5 },
] as const;
const AVAILABILITY = {
  alertname: "SLAViolationAvailability",
  severity: "critical",
  team: "sre",
  sla: "availability",
  waits: 5,
} as const;
const POOL = [
  { alertname: "DatabaseConnectionPoolHigh", severity: "warning", waits: 2 },
  { alertname: "DatabaseConnectionPoolExhausted", severity: "critical", waits: 1 },
] as const;

type Rule = Readonly<Record<string, string | number>> & { readonly waits: number };

function raised({ waits, ...rule }: Rule, labels: Labels, activeAt: number, clearsAt: number): PastAlert {
  const own = Object.fromEntries(Object.entries(rule).map(([key, value]) => [key, String(value)]));
  return { labels: { ...own, ...labels }, activeAt, forMs: waits * MINUTE_MS, clearsAt };
}

/** The service itself and the gateway, whose callers wait with it. */
const jobsOf = (fault: PastFault): string[] => [serviceModel(fault.service).job, serviceModel("gateway").job];

const byJob = (rules: readonly Rule[], fault: PastFault): PastAlert[] =>
  jobsOf(fault).flatMap((job) =>
    rules.map((rule) => raised(rule, { job }, fault.startedAt + NOTICED_MS, fault.endedAt + FORGOTTEN_MS)),
  );

function poolAlerts(fault: PastFault): PastAlert[] {
  const { job, instances } = serviceModel(fault.service);
  return instances.flatMap((instance) =>
    POOL.map((rule) =>
      raised(rule, { ...COMMON_TAGS, job, instance, pool: "HikariPool-1" }, fault.startedAt, fault.endedAt),
    ),
  );
}

/** The live set passes the limits late in the leak, and is gone with the restart. */
function leakAlerts(fault: PastFault): PastAlert[] {
  const labels = { job: serviceModel(fault.service).job, instance: fault.instance ?? "" };
  const at = (share: number): number => fault.startedAt + share * (fault.endedAt - fault.startedAt);
  return [
    raised({ alertname: "HighMemoryUsage", severity: "warning", waits: 5 }, labels, at(0.57), fault.endedAt),
    raised({ alertname: "CriticalMemoryUsage", severity: "critical", waits: 2 }, labels, at(0.77), fault.endedAt),
  ];
}

/** The alerts the rules raised during the past faults, with the labels Prometheus gives `ALERTS`. */
export const pastAlerts = (faults: readonly PastFault[]): PastAlert[] =>
  faults.flatMap((fault) => {
    if (fault.kind === "latency") return byJob(LATENCY, fault);
    if (fault.kind === "errors") return byJob([AVAILABILITY], fault);
    if (fault.kind === "pool") return [...poolAlerts(fault), ...byJob([...LATENCY, AVAILABILITY], fault)];
    if (fault.kind === "leak") return leakAlerts(fault);
    if (fault.kind !== "coupon-drop") return [];
    const rule = { alertname: "LowCouponCreationRate", severity: "warning", team: "business", waits: 5 };
    // The rule looks at ten minutes: it falls under the limit after most of them.
    return [raised(rule, {}, fault.startedAt + 8 * MINUTE_MS, fault.endedAt + 3 * MINUTE_MS)];
  });

/** Writes `ALERTS` of the times in which they fired; an alert that fired twice is one series. */
export function alertSeries(store: Store, alerts: readonly PastAlert[]): (moment: Moment) => void {
  const known = new Map<string, Series>();
  const firings = alerts.map((alert) => {
    const { alertname = "", ...rest } = alert.labels;
    const key = JSON.stringify(alert.labels);
    const series = known.get(key) ?? store.add("ALERTS", { alertname, alertstate: "firing", ...rest });
    known.set(key, series);
    return { ...alert, series };
  });
  return ({ index, at }) => {
    for (const { activeAt, forMs, clearsAt, series } of firings) {
      if (at >= activeAt + forMs && at < clearsAt - SEEN_MS) series.values[index] = 1;
    }
  };
}
