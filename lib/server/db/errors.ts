/** PostgreSQL cannot be reached, refuses connections or did not answer in time. Writes must say so; reads may use what is cached. */
export class DatabaseUnavailable extends Error {
  constructor(cause: unknown) {
    super("database unavailable", { cause });
    this.name = "DatabaseUnavailable";
  }
}

const DOWN_CODES = new Set([
  "ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "EPIPE", "EAI_AGAIN",
  "57P01", "57P02", "57P03", "53300", "08000", "08001", "08003", "08004", "08006", "3D000", "28P01",
  "P1000", "P1001", "P1002", "P1003", "P1008", "P1011", "P1017", "P2024",
]); // prettier-ignore
const DOWN_TEXT =
  /connection terminated|timeout exceeded when trying to connect|can't reach database|connection timeout|connection is closed|client has encountered a connection error/i;

function causesOf(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let current: unknown = error; current !== undefined && current !== null && chain.length < 6;) {
    chain.push(current);
    if (current instanceof AggregateError) chain.push(...current.errors);
    current = typeof current === "object" && "cause" in current ? current.cause : undefined;
  }
  return chain;
}

const codeOf = (error: unknown, key: "code" | "originalCode"): string | null => {
  if (typeof error !== "object" || error === null) return null;
  const value: unknown = Reflect.get(error, key);
  return typeof value === "string" ? value : null;
};

/** Is this thrown value a sign that the database is down (and not that the query is wrong)? */
export function isDatabaseDown(error: unknown): boolean {
  if (error instanceof DatabaseUnavailable) return true;
  return causesOf(error).some((cause) => {
    if (DOWN_CODES.has(codeOf(cause, "code") ?? "") || DOWN_CODES.has(codeOf(cause, "originalCode") ?? "")) return true;
    const kind: unknown = typeof cause === "object" && cause !== null ? Reflect.get(cause, "kind") : undefined;
    if (kind === "DatabaseNotReachable" || kind === "SocketTimeout" || kind === "ConnectionClosed") return true;
    return cause instanceof Error && DOWN_TEXT.test(cause.message);
  });
}

/** Does the database lack a table or column of this version? */
export const isSchemaMissing = (error: unknown): boolean =>
  causesOf(error).some((cause) => ["P2021", "P2022", "42P01", "42703"].includes(codeOf(cause, "code") ?? ""));
