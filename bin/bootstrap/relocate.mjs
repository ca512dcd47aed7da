import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const PROGRAM = "usr/bin/prometheus-alertmanager";
const INSTALLED = "/usr/share/prometheus/alertmanager";
/** Same length, but found from the working directory, which the launcher sets to the folder of unpacked packages. */
const RELATIVE = "usr//share/prometheus/alertmanager";

/**
 * Debian's Alertmanager reads its message templates from one absolute path and refuses to start without them. We install
 * nothing there, so the unpacked copy of the program gets a relative path instead.
 */
export function relocateAlertmanager(root) {
  const path = join(root, PROGRAM);
  if (!existsSync(path)) return;
  const program = readFileSync(path);
  let changed = false;
  for (let at = program.indexOf(INSTALLED); at >= 0; at = program.indexOf(INSTALLED, at)) {
    program.write(RELATIVE, at, "latin1");
    changed = true;
  }
  if (!changed) return;
  writeFileSync(`${path}.new`, program, { mode: 0o755 });
  renameSync(`${path}.new`, path);
}
