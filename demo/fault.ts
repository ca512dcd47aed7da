import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { FaultUsageError, HELP, parseFaultArgs } from "./fault-args";
import { type ActiveFault, FAULTS } from "./model/faults";
import { FAULTS_FILE, parseFaults, withFault } from "./model/faults-file";

const dataDir = process.env["ATALAYA_DATA_DIR"] ?? ".data/demo";
const file = join(dataDir, FAULTS_FILE);

function readActive(now: number): ActiveFault[] {
  try {
    return parseFaults(readFileSync(file, "utf8"), now);
  } catch {
    return [];
  }
}

/** Renamed into place: the fleet never reads half a file. */
function write(faults: readonly ActiveFault[]): void {
  mkdirSync(dataDir, { recursive: true });
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, `${JSON.stringify(faults, null, 2)}\n`);
  renameSync(draft, file);
}

const minutes = (ms: number): string => (ms < 120_000 ? `${Math.ceil(ms / 1000)} s` : `${Math.round(ms / 60_000)} min`);

const describe = (fault: ActiveFault, now: number): string =>
  `${fault.kind} on ${fault.service}: ${FAULTS[fault.kind].says}; ${minutes(fault.endsAt - now)} left`;

function run(argv: readonly string[], now: number): string {
  const command = parseFaultArgs(argv);
  const active = readActive(now);
  if (command.do === "help") return HELP;
  if (command.do === "list") return active.map((fault) => describe(fault, now)).join("\n") || "no fault is on";
  if (command.do === "off") {
    const matches = (fault: ActiveFault): boolean =>
      (command.kind === null || fault.kind === command.kind) &&
      (command.service === null || fault.service === command.service);
    const ended = active.filter(matches);
    write(active.filter((fault) => !matches(fault)));
    return ended.length > 0
      ? `off: ${ended.map((fault) => `${fault.kind} on ${fault.service}`).join(", ")}`
      : "no such fault was on";
  }
  const added: ActiveFault = {
    kind: command.kind,
    service: command.service,
    startedAt: now,
    endsAt: now + command.forMs,
  };
  write(withFault(active, added));
  return `on: ${describe(added, now)}`;
}

try {
  process.stdout.write(`${run(process.argv.slice(2), Date.now()).trimEnd()}\n`);
} catch (error) {
  if (!(error instanceof FaultUsageError)) throw error;
  process.stderr.write(`${error.message}\nTry: npm run demo:fault -- help\n`);
  process.exitCode = 2;
}
