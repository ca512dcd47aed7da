import { parseArgs } from "node:util";

/** The command line is not understood: exit code 2, with the usage. */
export class UsageError extends Error {}

const OPTIONS = {
  email: { type: "string" },
  name: { type: "string" },
  role: { type: "string" },
  days: { type: "string" },
  generate: { type: "boolean" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

export type OptionName = keyof typeof OPTIONS;
export type Options = {
  readonly [K in OptionName]?: ((typeof OPTIONS)[K]["type"] extends "string" ? string : boolean) | undefined;
};
export type CommandLine = { readonly words: string; readonly options: Options };

/** Splits arguments into the words of the command and its options. Throws UsageError for an unknown or repeated option. */
export function readArguments(args: readonly string[]): CommandLine {
  try {
    const { values, positionals, tokens } = parseArgs({
      args: [...args],
      options: OPTIONS,
      allowPositionals: true,
      strict: true,
      tokens: true,
    });
    const given = tokens.flatMap((token) => (token.kind === "option" ? [token.name] : []));
    const twice = given.find((name, index) => given.indexOf(name) !== index);
    if (twice !== undefined) throw new UsageError(`--${twice} is given twice`);
    return { words: positionals.join(" "), options: values };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(error instanceof Error ? (error.message.split(". ")[0] ?? "") : String(error));
  }
}

/** Refuses options that a command does not know: `--role` at `user list` is a misunderstanding, better told than ignored. */
export function onlyOptions(options: Options, allowed: readonly OptionName[]): void {
  const extra = Object.keys(options).find((name) => name !== "json" && !allowed.some((one) => one === name));
  if (extra !== undefined) throw new UsageError(`--${extra} means nothing to this command`);
}
