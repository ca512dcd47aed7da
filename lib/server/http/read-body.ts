import "server-only";
import { AppError } from "@/lib/server/http/app-error";

/** Largest JSON body of a route that says nothing else. */
export const BODY_LIMIT_BYTES = 1_000_000;
const READ_TIMEOUT_MS = 15_000;

const tooLarge = (limit: number) => new AppError("too_large", `The body is larger than ${limit} bytes.`);

/** Reads at most `limit` bytes of the body; stops reading at the limit instead of buffering what will be refused. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > limit) throw tooLarge(limit);
  if (request.body === null) return new Uint8Array();
  const reader = request.body.getReader();
  const timer = setTimeout(() => void reader.cancel(new Error("slow body")).catch(() => undefined), READ_TIMEOUT_MS);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.byteLength;
      if (size > limit) {
        await reader.cancel().catch(() => undefined);
        throw tooLarge(limit);
      }
      chunks.push(value);
    }
  } finally {
    clearTimeout(timer);
  }
  return Buffer.concat(chunks);
}

/** The body as JSON. Refuses other content types: a cross-site form cannot send JSON without a preflight. */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new AppError("unsupported_media_type", "Send the body as application/json.");
  const bytes = await readBytes(request, limit);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError("malformed", "The body is not valid JSON.", { cause });
  }
}
