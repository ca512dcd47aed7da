import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TOOLS, say } from "./steps.mjs";

const LOCK = join(TOOLS, "bootstrap.lock");

function take() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function holderLives() {
  try {
    const pid = Number(readFileSync(LOCK, "utf8"));
    if (!pid) return true; // the holder has made the file and is about to write its number
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Lets one bootstrap at a time change `.tools` and `node_modules`; a second one waits for it. */
export async function withLock(work) {
  mkdirSync(TOOLS, { recursive: true });
  for (let told = false; !take();) {
    if (!holderLives()) rmSync(LOCK, { force: true });
    else if (!told) say("waiting for another command of this checkout that is fetching tools");
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  const release = () => rmSync(LOCK, { force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    process.removeListener("exit", release);
    release();
  }
}
