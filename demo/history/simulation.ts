import { loadAt } from "../model/shape";
import { type ServiceKey, SERVICES } from "../model/topology";
import { SERVER_INSTANCES } from "../stack/config/prometheus";
import { type Effects, effectsOn, type Moment } from "./effects";
import { Instance } from "./instance";
import { type Series, Store } from "./meters";
import { alertSeries, pastAlerts } from "./past-alerts";
import { type PastFault, pastFaults } from "./past-faults";
import { servers } from "./servers/all";
import type { Machine } from "./servers/node";
import type { Server } from "./servers/server";

/** Jobs that only answer "I am up" in the history: what they tell about themselves begins when the demo starts. */
const QUIET_JOBS = ["atalaya", "prometheus", "alertmanager"] as const;

export type SimulationOptions = {
  /** Where the history begins (ms): every counter is at zero a moment before. */
  readonly fromMs: number;
  /** Where the whole history ends (ms); the past faults are told from there. Null: nothing went wrong. */
  readonly faultsBeforeMs: number | null;
  readonly machine: Machine;
};

/** The demo's past, tick by tick: the same services, load and latencies as the live fleet, with a few faults. */
export class Simulation {
  private readonly store = new Store();
  private readonly faults: readonly PastFault[];
  private readonly instances: readonly Instance[];
  private readonly servers: readonly Server[];
  private readonly up: readonly Series[];
  private readonly alerts: (moment: Moment) => void;
  private before: number;

  constructor({ fromMs, faultsBeforeMs, machine }: SimulationOptions) {
    this.before = fromMs;
    this.faults = faultsBeforeMs === null ? [] : pastFaults(faultsBeforeMs).filter((fault) => fault.startedAt > fromMs);
    const options = { faults: this.faults, fromMs, cores: machine.cores };
    this.instances = SERVICES.flatMap((model) =>
      model.instances.map((name) => new Instance(this.store, model, name, options)),
    );
    this.servers = servers(this.store, machine, fromMs);
    this.up = upLabels().map((labels) => this.store.add("up", labels));
    this.alerts = alertSeries(this.store, pastAlerts(this.faults));
  }

  /** Simulates on to the given instants (ms, ascending, after those of the call before) and returns all series. */
  run(ticks: readonly number[]): readonly Series[] {
    this.store.begin(ticks.length);
    ticks.forEach((at, index) => this.tick(at, index));
    return this.store.series;
  }

  private tick(at: number, index: number): void {
    const seconds = Math.max(1, (at - this.before) / 1000);
    const moment = { index, at, seconds, load: loadAt(at) };
    this.before = at;
    const ofService = new Map<ServiceKey, Effects>();
    const of = (service: ServiceKey): Effects => {
      const known = ofService.get(service) ?? effectsOn(this.faults, service, "", at);
      ofService.set(service, known);
      return known;
    };
    const served = this.instances.map((instance) =>
      instance.step(moment, effectsOn(this.faults, instance.model.key, instance.name, at), of),
    );
    const fleet = { served, worst: of("coupon") };
    for (const server of this.servers) server(moment, fleet);
    for (const series of this.up) series.values[index] = 1;
    this.alerts(moment);
  }
}

const upLabels = (): { job: string; instance: string }[] => [
  ...SERVICES.flatMap(({ job, instances }) => instances.map((instance) => ({ job, instance }))),
  ...(["node", "postgres", "redis", ...QUIET_JOBS] as const).map((job) => ({ job, instance: SERVER_INSTANCES[job] })),
  ...["rabbitmq", "rabbitmq-detailed"].map((job) => ({ job, instance: "rabbitmq-1" })),
];
