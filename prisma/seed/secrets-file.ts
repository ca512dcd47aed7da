import { chmodSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { Role } from "@/lib/contracts/roles";
import { Email } from "@/lib/contracts/users";

const DemoAccount = z.object({ role: Role, name: z.string().min(1), email: Email, password: z.string().min(12) });
const DemoTokens = z.object({ viewer: z.string(), operator: z.string(), admin: z.string() });

/** What the seed reads of the demo's file of secrets; the rest of the file is kept as it is. */
const DemoSecrets = z.looseObject({ accounts: z.array(DemoAccount).min(1), tokens: DemoTokens.optional() });

export type DemoAccount = z.infer<typeof DemoAccount>;
export type DemoTokens = z.infer<typeof DemoTokens>;
export type DemoSecrets = z.infer<typeof DemoSecrets>;

/** Throws an Error that names the file and what is wrong in it, never a secret. */
export function readDemoSecrets(file: string): DemoSecrets {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new Error(`${file} cannot be read as JSON`, { cause });
  }
  const parsed = DemoSecrets.safeParse(content);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`${file} is not a file of demo secrets: ${wrong.join("; ")}`);
}

/** Replaces the file whole, readable by its owner only: a reader sees the old content or the new, never half. */
export function writeDemoSecrets(file: string, secrets: DemoSecrets): void {
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, file);
}
