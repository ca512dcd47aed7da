import { randomInt } from "node:crypto";

/** Without characters that look alike: people copy it by hand from a screen. */
const ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const GROUPS = 4;
const GROUP_LENGTH = 5;

const group = (): string => Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");

/** A random password of 20 characters in groups of five, about 116 bits. */
export const generatePassword = (): string => Array.from({ length: GROUPS }, group).join("-");
