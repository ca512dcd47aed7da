import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";

import type { ActiveFault, FaultKind } from "../model/faults";
import { FAULTS_FILE, parseFaults } from "../model/faults-file";
import type { ServiceKey } from "../model/topology";

const POLL_MS = 1_000;

/** The faults in force, read from the demo's data folder once a second (parsed only when the file changed). */
export class FaultWatch {
  private readonly file: string;
  private text = "[]";
  private stamp = "";
  private active: readonly ActiveFault[] = [];
  private readonly timer: NodeJS.Timeout;
  private readonly listeners: (() => void)[] = [];

  constructor(dataDir: string) {
    this.file = join(dataDir, FAULTS_FILE);
    this.poll();
    this.timer = setInterval(() => this.poll(), POLL_MS);
  }

  /** The fault of that kind on that service, if it is on. */
  find(kind: FaultKind, service: ServiceKey): ActiveFault | null {
    return this.active.find((fault) => fault.kind === kind && fault.service === service) ?? null;
  }

  /** Calls `listener` once a second, after the file was looked at. */
  eachSecond(listener: () => void): void {
    this.listeners.push(listener);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private poll(): void {
    this.reload();
    this.active = parseFaults(this.text, Date.now());
    for (const listener of this.listeners) listener();
  }

  private reload(): void {
    const found = statSync(this.file, { throwIfNoEntry: false });
    const stamp = found ? `${found.mtimeMs}:${found.size}:${found.ino}` : "";
    if (stamp === this.stamp) return;
    this.stamp = stamp;
    try {
      this.text = found ? readFileSync(this.file, "utf8") : "[]";
    } catch {
      // Replaced between stat and read: the next second reads the new one.
      this.stamp = "";
    }
  }
}
