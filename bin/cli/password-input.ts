import { createInterface } from "node:readline/promises";
import type { Readable } from "node:stream";
import { Writable } from "node:stream";
import { UsageError } from "./arguments";

type Terminal = Readable & { readonly isTTY?: boolean };

/** A password is short; whoever pipes more has piped the wrong file. */
const MAX_INPUT = 10_000;

async function firstLine(input: Readable): Promise<string> {
  let text = "";
  input.setEncoding("utf8");
  for await (const chunk of input) {
    text += String(chunk);
    if (text.length > MAX_INPUT || text.includes("\n")) break;
  }
  return (text.split("\n")[0] ?? "").replace(/\r$/, "");
}

/** Asks without showing what is typed; the questions go to stderr. */
async function ask(input: Terminal, say: (text: string) => void): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: nowhere, terminal: true });
  // readline keeps Ctrl-C to itself while it owns the terminal; without this the prompt could not be left.
  lines.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  try {
    say("Password (not shown): ");
    const password = await lines.question("");
    say("\nThe same again: ");
    const again = await lines.question("");
    say("\n");
    if (password !== again) throw new UsageError("the two passwords differ");
    return password;
  } finally {
    lines.close();
  }
}

/** The password typed at a terminal, or the first line of what is piped in. Never an argument: those show in `ps`. */
export async function readPassword(input: Terminal, say: (text: string) => void): Promise<string> {
  const password = input.isTTY ? await ask(input, say) : await firstLine(input);
  if (password === "") throw new UsageError("no password: pipe one in, type it at a terminal, or use --generate");
  return password;
}
