import { existsSync } from "node:fs";
import { join } from "node:path";
import { Failure, run, step, TOOLS } from "./steps.mjs";

const VERSION = "24.21.0";

/** Path of a Node 24 (or newer) binary: the running one, the one in `.tools`, or one fetched as an npm package. */
export async function node24() {
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  const name = `node-${process.platform}-${process.arch}`;
  const prefix = join(TOOLS, "node24");
  const binary = join(prefix, "node_modules", name, "bin", "node");
  if (existsSync(binary)) return binary;
  await step(`Node ${VERSION} fetched into .tools/node24`, async () => {
    try {
      await run(
        "npm",
        ["install", "--prefix", prefix, "--ignore-scripts", "--no-audit", "--no-fund", `${name}@${VERSION}`],
        {
          cwd: TOOLS,
        },
      );
    } catch (error) {
      throw new Failure(`Node 24 is needed (this is ${process.version}) and npm could not fetch ${name}@${VERSION}.
Install Node 24 yourself and run the command again with it.\n${error.message}`);
    }
  });
  if (!existsSync(binary)) throw new Failure(`npm fetched ${name} but ${binary} is not there`);
  return binary;
}
