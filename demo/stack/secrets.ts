import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

import { Role } from "@/lib/contracts/roles";

const account = z.object({ role: Role, name: z.string(), email: z.string(), password: z.string() });
const Secrets = z.object({
  postgresPassword: z.string(),
  authSecret: z.string(),
  accounts: z.array(account),
});
export type Secrets = z.infer<typeof Secrets>;

export class NotADemoFolder extends Error {}

const MARKER = ".atalaya-demo";
const word = (bytes: number): string => randomBytes(bytes).toString("base64url");

const fresh = (): Secrets => ({
  postgresPassword: word(24),
  authSecret: word(48),
  accounts: [
    { role: "viewer", name: "Vera Visor", email: "viewer@atalaya.example", password: word(12) },
    { role: "operator", name: "Omar Operador", email: "operator@atalaya.example", password: word(12) },
    { role: "admin", name: "Ada Admin", email: "admin@atalaya.example", password: word(12) },
  ],
});

/** True for a folder this demo made (or an empty or absent one): the only kind it writes to and deletes. */
export const isDemoFolder = (dataDir: string): boolean =>
  !existsSync(dataDir) || existsSync(join(dataDir, MARKER)) || readdirSync(dataDir).length === 0;

/** Makes the data folder (0700) with its marker; refuses a folder that holds something else. */
export function openDataFolder(dataDir: string): void {
  if (!isDemoFolder(dataDir)) {
    throw new NotADemoFolder(
      `${dataDir} holds something that is not Atalaya's demo; set ATALAYA_DATA_DIR to another folder`,
    );
  }
  mkdirSync(join(dataDir, "logs"), { recursive: true });
  chmodSync(dataDir, 0o700);
  writeFileSync(join(dataDir, MARKER), "This folder belongs to Atalaya's demo; `npm run demo:reset` deletes it.\n");
}

/** Writes a file only its owner can read. */
export function writePrivate(path: string, text: string): void {
  writeFileSync(path, text, { mode: 0o600 });
  chmodSync(path, 0o600); // the mode above counts only for a new file
}

/** Passwords and keys of this data folder: made at random once, kept with mode 0600. */
export function readSecrets(dataDir: string): Secrets {
  const path = join(dataDir, "secrets.json");
  if (existsSync(path)) return Secrets.parse(JSON.parse(readFileSync(path, "utf8")));
  const secrets = fresh();
  writePrivate(path, JSON.stringify(secrets, null, 2));
  return secrets;
}
