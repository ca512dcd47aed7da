import { programPath, type ProgramName } from "../tools";

const NAMES: readonly ProgramName[] = ["prometheus", "promtool", "alertmanager", "redis-server", "postgres_exporter"];

/** Tells integration tests where the real programs are: ATALAYA_TEST_PROMETHEUS, ATALAYA_TEST_PROMTOOL and so on. */
export function setup(): void {
  for (const name of NAMES) {
    process.env[`ATALAYA_TEST_${name.toUpperCase().replaceAll("-", "_")}`] = programPath(name);
  }
}
