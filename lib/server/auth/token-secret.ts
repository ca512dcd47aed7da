import "server-only";
import { createHash, randomBytes } from "node:crypto";

/** How every API token begins, so that secret scanners and the log's masking recognise one. */
export const TOKEN_PREFIX = "atl_";
const SHOWN_CHARACTERS = 10;

/** A new API token: 256 random bits. Shown once, never stored. */
export const newTokenSecret = (): string => `${TOKEN_PREFIX}${randomBytes(32).toString("base64url")}`;

/** SHA-256 of a token in hex, the only form that is stored: the token is random, so a slow hash would add nothing. */
export const hashTokenSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** The first characters, by which people recognise a token in a list. */
export const shownPrefix = (secret: string): string => secret.slice(0, SHOWN_CHARACTERS);
