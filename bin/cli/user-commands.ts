import type { User, UserWithPassword } from "@/lib/contracts/users";
import { AppError } from "@/lib/server/http/app-error";
import { createUser } from "@/lib/server/services/users/create";
import { listUsers } from "@/lib/server/services/users/list";
import { resetPassword as resetPasswordOf } from "@/lib/server/services/users/reset-password";
import type { Options } from "./arguments";
import { emailOf, newUserOf } from "./parse-options";
import { readPassword } from "./password-input";
import { passwordProblem } from "./password-strength";
import { commandLineCtx } from "./system-ctx";
import { table, type Terminal } from "./terminal";

type Owner = { readonly email: string; readonly name?: string };

/** A password that was given and is good enough; nothing with `--generate`, for the verb makes one then. */
async function givenPassword(options: Options, owner: Owner, terminal: Terminal): Promise<{ password?: string }> {
  if (options.generate) return {};
  const password = await readPassword(terminal.input, terminal.prompt);
  const problem = passwordProblem(password, owner);
  if (problem !== null) throw new AppError("invalid", `Not done: ${problem}.`);
  return { password };
}

function tell(what: string, { user, password }: UserWithPassword, options: Options, terminal: Terminal): void {
  if (options.json) return terminal.answer(JSON.stringify({ user, ...(password === undefined ? {} : { password }) }));
  terminal.say(`${what}: ${user.email} (${user.name}), role ${user.role}.`);
  if (password === undefined) return;
  terminal.say("The password, shown this once:");
  terminal.answer(password);
}

export async function userCreate(options: Options, terminal: Terminal): Promise<void> {
  const user = newUserOf(options);
  const password = await givenPassword(options, user, terminal);
  tell("Created", await createUser(commandLineCtx(), { ...user, ...password }), options, terminal);
}

const row = (user: User): string[] => [
  user.email,
  user.name,
  user.role,
  [user.disabledAt === null ? "active" : "disabled", ...(user.demo ? ["demo"] : [])].join(", "),
  user.lastSeenAt ?? "never",
];

export async function userList(options: Options, terminal: Terminal): Promise<void> {
  const { items } = await listUsers(commandLineCtx());
  if (options.json) return terminal.answer(JSON.stringify({ items }));
  if (items.length === 0) return terminal.say("Nobody yet: make the first account with `atalaya user create`.");
  terminal.answer(table(["E-MAIL", "NAME", "ROLE", "STATE", "LAST SEEN"], items.map(row)));
}

export async function userResetPassword(options: Options, terminal: Terminal): Promise<void> {
  const email = emailOf(options);
  const ctx = commandLineCtx();
  const user = (await listUsers(ctx)).items.find((one) => one.email === email);
  if (user === undefined) throw new AppError("not_found", `There is no account for ${email}.`);
  const password = await givenPassword(options, user, terminal);
  tell(
    "New password, every session ended",
    await resetPasswordOf(ctx, { id: user.id, ...password }),
    options,
    terminal,
  );
}
