import "server-only";

type Level = "info" | "warn" | "error";
type Fields = Readonly<Record<string, unknown>>;

const SECRET_KEY = /pass(word|phrase)?$|secret|token|authorization|cookie|hash|api[-_]?key|databaseurl|database_url/i;
const URL_PASSWORD = /(\b[a-z][a-z0-9+.-]*:\/\/[^:@/\s]*):[^@/\s]+@/gi;
const API_TOKEN = /\batl_[A-Za-z0-9_-]{8,}/g;
const MAX_TEXT = 4_000;
const MAX_DEPTH = 4;

const cleanText = (text: string): string =>
  text.replace(URL_PASSWORD, "$1:***@").replace(API_TOKEN, "atl_***").slice(0, MAX_TEXT);

function cleanError(error: Error, depth: number): Record<string, unknown> {
  return {
    name: error.name,
    message: cleanText(error.message),
    stack: cleanText(error.stack ?? ""),
    ...(error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1) }),
  };
}

/** Copy of a value that is safe to write to a log: fields with a secret's name, passwords in URLs and API tokens are masked. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return cleanText(value);
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== "object" || value === null) return value;
  if (depth >= MAX_DEPTH) return "…";
  if (value instanceof Error) return cleanError(value, depth);
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, SECRET_KEY.test(key) ? "***" : redact(item, depth + 1)]),
  );
}

function write(level: Level, message: string, fields: Fields): void {
  const clean = redact(fields) as Fields; // safe: redact keeps the shape of an object
  const line = `${JSON.stringify({ ...clean, at: new Date().toISOString(), level, message: cleanText(message) })}\n`;
  (level === "info" ? process.stdout : process.stderr).write(line);
}

/** Structured log: one JSON object a line, information on stdout, warnings and errors on stderr. */
export const log = {
  info: (message: string, fields: Fields = {}): void => write("info", message, fields),
  warn: (message: string, fields: Fields = {}): void => write("warn", message, fields),
  error: (message: string, fields: Fields = {}): void => write("error", message, fields),
};
