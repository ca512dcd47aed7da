import "server-only";
import { z } from "zod";
import type { Answer } from "@/lib/server/upstream/exchange";
import { type FailureKind, UpstreamFailure } from "@/lib/server/upstream/failure";

const Envelope = z.discriminatedUnion("status", [
  z.object({ status: z.literal("success"), data: z.unknown() }),
  z.object({ status: z.literal("error"), errorType: z.string(), error: z.string() }),
]);

/** The `data` of a Prometheus API answer. Throws UpstreamFailure with a reason people can act on. */
export function parseAnswer(source: string, answer: Answer): unknown {
  const envelope = readEnvelope(answer);
  if (envelope?.status === "success" && answer.status < 300) return envelope.data;
  if (envelope?.status === "error") throw apiError(source, answer.status, envelope.errorType, envelope.error);
  throw new UpstreamFailure(kindOfStatus(answer.status), source, answer.status >= 300 ? `HTTP ${answer.status}` : "");
}

function readEnvelope(answer: Answer): z.infer<typeof Envelope> | null {
  try {
    const parsed = Envelope.safeParse(JSON.parse(answer.body.toString("utf8")));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function kindOfStatus(status: number): FailureKind {
  if (status >= 300 && status < 400) return "redirect";
  if (status === 401 || status === 403) return "unauthorized";
  if (status === 404 || status === 405) return "wrong_url";
  if (status === 429 || status === 502 || status === 503) return "overloaded";
  if (status === 504) return "timeout";
  return "not_json";
}

const SAID: readonly (readonly [RegExp, FailureKind])[] = [
  [/too many samples|exceeded maximum.*(samples|points|resolution)|max.*samples/i, "too_many_samples"],
  [/duplicate|many-to-many|same labelset|multiple matches for labels/i, "duplicate_series"],
  [/timed out|deadline exceeded/i, "timeout"],
];

const TYPES: Readonly<Record<string, FailureKind>> = {
  bad_data: "bad_query",
  timeout: "timeout",
  canceled: "timeout",
  unavailable: "overloaded",
  execution: "execution",
  too_many_requests: "overloaded",
};

function apiError(source: string, status: number, type: string, message: string): UpstreamFailure {
  const said = SAID.find(([pattern]) => pattern.test(message))?.[1];
  const kind = said ?? TYPES[type] ?? (status === 401 || status === 403 ? "unauthorized" : "execution");
  return new UpstreamFailure(kind, source, message);
}
