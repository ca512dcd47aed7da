/** `npm run build`: a production build in `.next/standalone` that is whole (`node .next/standalone/server.js` serves it). */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync } from "node:fs";

const built = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
  stdio: "inherit",
  env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ATALAYA_DIST_DIR: ".next" },
});
if (built.status === 0) {
  // Next leaves these two for a CDN; without one the server delivers them itself.
  cpSync(".next/static", ".next/standalone/.next/static", { recursive: true });
  if (existsSync("public")) cpSync("public", ".next/standalone/public", { recursive: true });
}
process.exitCode = built.status ?? 1;
