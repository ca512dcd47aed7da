import "server-only";
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { LRUCache } from "lru-cache";
import { processWide } from "@/lib/server/process";

const MAX_BYTES = 32 * 1024 * 1024;
const toGzip = promisify(gzip);
const fromGzip = promisify(gunzip);

/** A reply as bytes: made once, sent to everyone who asks for the same. */
export type Encoded = { readonly etag: string; readonly gzip: Buffer };

type Memo = { readonly done: LRUCache<string, Encoded>; readonly running: Map<string, Promise<Encoded>> };

const memo = (): Memo =>
  processWide("dashboard-bodies", () => ({
    done: new LRUCache<string, Encoded>({
      maxSize: MAX_BYTES,
      sizeCalculation: ({ gzip: body }, key) => body.length + key.length * 2 + 200,
    }),
    running: new Map<string, Promise<Encoded>>(),
  }));

/** The encoded body kept under `key`; `make` gives the value to encode when there is none yet. */
export async function encodeOnce(key: string, make: () => unknown): Promise<Encoded> {
  const { done, running } = memo();
  const known = done.get(key);
  if (known) return known;
  let work = running.get(key);
  if (!work) {
    work = encode(make()).finally(() => running.delete(key));
    running.set(key, work);
  }
  const encoded = await work;
  done.set(key, encoded);
  return encoded;
}

async function encode(value: unknown): Promise<Encoded> {
  const json = Buffer.from(JSON.stringify(value));
  // Of the content, so that two processes behind one address agree; weak, because two encodings share it.
  const etag = `W/"${createHash("sha256").update(json).digest("base64url").slice(0, 27)}"`;
  return { etag, gzip: await toGzip(json, { level: 5 }) };
}

/** The plain JSON of an encoded body, for the rare caller that cannot read gzip. */
export const plainBody = (encoded: Encoded): Promise<Buffer> => fromGzip(encoded.gzip);
