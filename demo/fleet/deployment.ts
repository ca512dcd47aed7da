import type { ActiveFault } from "../model/faults";

export const STABLE_VERSION = "2.14.3";
export const NEW_VERSION = "2.15.0";
/** The new version is slower by this factor. */
export const NEW_VERSION_SLOWDOWN = 1.4;
/** A rolling deployment: the next instance follows after this. */
export const STAGGER_MS = 25_000;

/** The version an instance should run: the new one from its turn on, the stable one again, turn by turn, after the fault. */
export class RollingDeployment {
  private endedAt: number | null = null;
  private readonly turnMs: number;

  constructor(instanceIndex: number) {
    this.turnMs = instanceIndex * STAGGER_MS;
  }

  wanted(fault: ActiveFault | null, running: string, now: number): string {
    if (fault) {
      this.endedAt = null;
      return now >= fault.startedAt + this.turnMs ? NEW_VERSION : running;
    }
    if (running === STABLE_VERSION) return running;
    this.endedAt ??= now;
    return now >= this.endedAt + this.turnMs ? STABLE_VERSION : running;
  }
}
