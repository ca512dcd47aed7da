import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const SETPRIV = ["/usr/bin/setpriv", "/bin/setpriv"].find((path) => existsSync(path));
const UNSHARE = ["/usr/bin/unshare", "/bin/unshare"].find((path) => existsSync(path));
const MAPPED = ["-U", "--map-user=1000", "--map-group=1000"];

/** Lets the kernel send the program this signal when the supervisor dies, even by SIGKILL (where `setpriv` is there). */
export function withDeathSignal(file: string, args: readonly string[], signal: string): [string, string[]] {
  if (!SETPRIV || file === UNSHARE) return [file, [...args]]; // entering a user namespace forgets the signal: it goes inside
  return [SETPRIV, ["--pdeathsig", signal.replace("SIG", ""), "--", file, ...args]];
}

/**
 * PostgreSQL refuses to run as root. There, it gets a user namespace of its own in which the same files belong to user 1000:
 * no account is made and nothing changes owner.
 */
export function withoutRoot(file: string, args: readonly string[], signal: string): [string, string[]] {
  if (process.getuid?.() !== 0) return [file, [...args]];
  if (!UNSHARE || spawnSync(UNSHARE, [...MAPPED, "true"]).status !== 0) {
    throw new Error(
      "PostgreSQL does not run as root, and this machine does not allow a user namespace for it. Run the command as an ordinary user.",
    );
  }
  const [inner, rest] = withDeathSignal(file, args, signal);
  return [UNSHARE, [...MAPPED, inner, ...rest]];
}
