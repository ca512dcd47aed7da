import "server-only";
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** Cost of a new hash: about 32 MB and a tenth of a second. Raise it, and old hashes are renewed at the next sign-in. */
const COST = { N: 2 ** 15, r: 8, p: 3 } as const;
const KEY_BYTES = 32;
const SALT_BYTES = 16;

type Cost = { readonly N: number; readonly r: number; readonly p: number };
type Parsed = { readonly cost: Cost; readonly salt: Buffer; readonly key: Buffer };

function derive(password: string, salt: Buffer, cost: Cost, bytes: number): Promise<Buffer> {
  const maxmem = 256 * cost.N * cost.r; // twice what scrypt needs
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, bytes, { ...cost, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

const write = (cost: Cost, salt: Buffer, key: Buffer): string =>
  `$scrypt$N=${cost.N},r=${cost.r},p=${cost.p}$${salt.toString("base64url")}$${key.toString("base64url")}`;

function parse(stored: string): Parsed | null {
  const found = /^\$scrypt\$N=(\d{1,7}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]+)\$([\w-]+)$/.exec(stored);
  if (!found) return null;
  const [, N, r, p, salt = "", key = ""] = found;
  return {
    cost: { N: Number(N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, "base64url"),
    key: Buffer.from(key, "base64url"),
  };
}

/** Hash of a password with its parameters: `$scrypt$N=…,r=…,p=…$salt$key`. */
export async function hashPassword(password: string, cost: Cost = COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return write(cost, salt, await derive(password, salt, cost, KEY_BYTES));
}

/** What is verified for people who do not exist, so that the answer takes as long as for those who do. */
const NOBODY = write(COST, Buffer.alloc(SALT_BYTES, 7), Buffer.alloc(KEY_BYTES, 7));

/** Is it the password? `null` (no such person, or no password) takes the same time and is always wrong. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const known = stored === null ? null : parse(stored);
  const against = known ?? parse(NOBODY);
  if (against === null) return false;
  const key = await derive(password, against.salt, against.cost, against.key.length);
  return timingSafeEqual(key, against.key) && known !== null;
}

/** Was it hashed with other parameters than today's? */
export function needsRehash(stored: string): boolean {
  const cost = parse(stored)?.cost;
  return cost === undefined || cost.N !== COST.N || cost.r !== COST.r || cost.p !== COST.p;
}
