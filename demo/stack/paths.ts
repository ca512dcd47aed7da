import { join, resolve } from "node:path";

/** The checkout's root. */
export const ROOT = resolve(import.meta.dirname, "../..");

/** Flags with which every TypeScript program of the project runs on plain Node, from the root. */
export const RUNTIME = ["--conditions=react-server", "--import", "./bin/loader.mjs"] as const;

/** Where the demo keeps everything it makes: ATALAYA_DATA_DIR, else `.data/demo` of the checkout. */
export const demoDataDir = (env: Readonly<Record<string, string | undefined>> = process.env): string =>
  resolve(ROOT, env["ATALAYA_DATA_DIR"] ?? ".data/demo");

export const logFile = (dataDir: string, name: string): string => join(dataDir, "logs", `${name}.log`);

export const HOST = "127.0.0.1";
