import { onlyOptions, type OptionName, type Options, readArguments, UsageError } from "./arguments";
import { migrateDatabase, tokenCreate } from "./other-commands";
import type { Terminal } from "./terminal";
import { userCreate, userList, userResetPassword } from "./user-commands";

type Command = {
  readonly options: readonly OptionName[];
  readonly run: (options: Options, terminal: Terminal) => Promise<void>;
};

const COMMANDS = new Map<string, Command>([
  ["user create", { options: ["email", "name", "role", "generate"], run: userCreate }],
  ["user list", { options: [], run: userList }],
  ["user reset-password", { options: ["email", "generate"], run: userResetPassword }],
  ["token create", { options: ["name", "role", "days"], run: tokenCreate }],
  ["migrate", { options: [], run: migrateDatabase }],
]);

export const USAGE = `usage: atalaya COMMAND [options]

  user create --email E --name N --role viewer|operator|admin [--generate]
                        make an account; the password is asked for, read from stdin, or made with --generate
  user list             everyone with an account
  user reset-password --email E [--generate]
                        give a new password and end every session
  token create --name N --role viewer|operator|admin [--days 90]
                        make an API token; printed this once
  migrate               bring the database to this version
  help                  this text

  --json                the answer as JSON

DATABASE_URL names the database; .env and .env.local of this folder are read.
Answers go to stdout, all else to stderr. Exit code: 0 done, 1 failed, 2 not understood.`;

/** Runs one command line. Throws UsageError when it is not understood, and whatever the command throws. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<void> {
  const { words, options } = readArguments(args);
  if (words === "help" || options.help) return terminal.answer(USAGE);
  const command = COMMANDS.get(words);
  if (command === undefined) throw new UsageError(words === "" ? "which command?" : `there is no command "${words}"`);
  onlyOptions(options, command.options);
  await command.run(options, terminal);
}
