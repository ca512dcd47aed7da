import { spawn } from "node:child_process";

/** Opens the console in the reader's browser, unless told not to or there is no display. */
export function openBrowser(url: string, env: Readonly<Record<string, string | undefined>> = process.env): void {
  if (env["ATALAYA_NO_BROWSER"] === "1" || env["CI"]) return;
  const mac = process.platform === "darwin";
  if (!mac && !env["DISPLAY"] && !env["WAYLAND_DISPLAY"]) return;
  const child = spawn(mac ? "open" : "xdg-open", [url], { stdio: "ignore", detached: true });
  child.once("error", () => undefined); // no opener: the address is on the screen anyway
  child.unref();
}
