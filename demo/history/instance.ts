import { COMMON_TAGS, type ServiceKey, type ServiceModel } from "../model/topology";
import { type Business, businessOf } from "./business";
import { type Effects, type Moment, restartsOf } from "./effects";
import { HttpRequests, type Served } from "./http";
import { Jvm } from "./jvm";
import { Scope, type Store } from "./meters";
import { noise } from "./noise";
import { Outbound } from "./outbound";
import type { PastFault } from "./past-faults";
import { Pool } from "./pool";
import { ProcessFigures } from "./process";

/** How long an instance had been up when the history begins. */
const UP_BEFORE_MS = 90_000;

/** One service instance through the history: everything it would have exposed. */
export class Instance {
  readonly model: ServiceModel;
  readonly name: string;
  private readonly scope: Scope;
  private readonly http: HttpRequests;
  private readonly outbound: Outbound;
  private readonly jvm: Jvm;
  private readonly process: ProcessFigures;
  private readonly pool: Pool | null;
  private readonly business: Business;
  private readonly restarts: number[];
  private readonly cores: number;
  private startedAt: number;

  constructor(
    store: Store,
    model: ServiceModel,
    name: string,
    options: { faults: readonly PastFault[]; fromMs: number; cores: number },
  ) {
    this.model = model;
    this.name = name;
    this.cores = options.cores;
    this.scope = new Scope(store, { ...COMMON_TAGS, job: model.job, instance: name });
    const own = noise(`${name}@${Math.floor(options.fromMs / 1000)}`);
    this.http = new HttpRequests(this.scope, model, own);
    this.outbound = new Outbound(this.scope, model, own);
    this.jvm = new Jvm(this.scope, model, own);
    this.process = new ProcessFigures(this.scope, model, own);
    this.pool = model.pool && new Pool(this.scope, model.pool, own);
    this.business = businessOf(this.scope, model, own);
    this.startedAt = options.fromMs - UP_BEFORE_MS;
    this.restarts = restartsOf(options.faults, model, name).filter((at) => at > options.fromMs);
  }

  step(moment: Moment, effects: Effects, of: (service: ServiceKey) => Effects): Served {
    this.restartWhenDue(moment.at);
    const served = this.http.step(moment, effects, of);
    this.outbound.step(moment, served, of);
    const pausing = this.jvm.step(moment, effects, served, (moment.at - this.startedAt) / 1000);
    const thrashing = Math.max(0, effects.leaked - 0.8) * 2.5;
    this.process.step(moment, served, { startedAt: this.startedAt, pausing, thrashing, cores: this.cores });
    this.pool?.step(moment, effects, served);
    this.business(moment, served);
    return served;
  }

  private restartWhenDue(at: number): void {
    const [next] = this.restarts;
    if (next === undefined || at < next) return;
    this.restarts.shift();
    this.startedAt = next;
    this.scope.restart();
  }
}
