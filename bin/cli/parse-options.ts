import { z } from "zod";
import { Role } from "@/lib/contracts/roles";
import { CreateApiToken, TOKEN_DAYS_MAX } from "@/lib/contracts/tokens";
import { CreateUser } from "@/lib/contracts/users";
import { type Options, UsageError } from "./arguments";

const NewUser = CreateUser.omit({ password: true });
const Owner = CreateUser.pick({ email: true });
const NewToken = CreateApiToken.extend({
  expiresInDays: z
    .string()
    .default("90")
    .pipe(z.coerce.number("a number of days"))
    .pipe(CreateApiToken.shape.expiresInDays.unwrap()),
});

const HINTS: Readonly<Record<string, string>> = {
  role: `one of ${Role.options.join(", ")}`,
  expiresInDays: `a whole number from 1 to ${TOKEN_DAYS_MAX}`,
};
const FLAGS: Readonly<Record<string, string>> = { expiresInDays: "days" };

function parse<T>(schema: z.ZodType<T>, given: Readonly<Record<string, unknown>>): T {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    const flag = FLAGS[name] ?? name;
    return given[name] === undefined ? `--${flag} is missing` : `--${flag}: ${HINTS[name] ?? message}`;
  });
  throw new UsageError([...new Set(problems)].join("\n"));
}

/** `--email --name --role`. Throws UsageError with one line per wrong option. */
export const newUserOf = ({ email, name, role }: Options) => parse(NewUser, { email, name, role });

/** `--email`, in lower case. */
export const emailOf = ({ email }: Options): string => parse(Owner, { email }).email;

/** `--name --role [--days]`. */
export const newTokenOf = ({ name, role, days }: Options) => parse(NewToken, { name, role, expiresInDays: days });
