import { PASSWORD_MIN } from "@/lib/contracts/users";

const MAX_LENGTH = 200;
const MIN_DISTINCT = 6;
const OFTEN_TRIED =
  /password|passwort|contrase[nñ]a|qwerty|asdfgh|letmein|welcome|bienvenid|admin(?:istrator|istrador)?|atalaya|123456|abcdef/gi;

/** The parts of a name or address that somebody would try first. */
const personal = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 4);

/**
 * Why a password is refused, or null. Pure. Length is what counts; the other rules only keep out what is tried first.
 */
export function passwordProblem(
  password: string,
  owner: { readonly email: string; readonly name?: string },
): string | null {
  const length = password.length;
  if (length < PASSWORD_MIN) return `the password is too short: ${length} of at least ${PASSWORD_MIN} characters`;
  if (length > MAX_LENGTH) return `the password is too long: at most ${MAX_LENGTH} characters`;
  if (new Set(password).size < MIN_DISTINCT) return "the password is too weak: it repeats a few characters";
  const lower = password.toLowerCase();
  const rest = [OFTEN_TRIED, ...personal(`${owner.email.split("@")[0] ?? ""} ${owner.name ?? ""}`)].reduce<string>(
    (left, part) => left.replaceAll(part, ""),
    lower,
  );
  if (rest.length < PASSWORD_MIN / 2)
    return "the password is too weak: it is mostly a common word, a keyboard run or the person's own name";
  return null;
}
