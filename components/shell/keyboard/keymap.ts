import { NAV_ITEMS, type NavItem } from "../navigation/nav-items";

export const COMMANDS = ["help", "refresh", "range", "back", "forward", "zoomOut"] as const;
export type Command = (typeof COMMANDS)[number];

/** What keys do: a command of the view, or going to a screen. */
export type KeyAction =
  | { readonly kind: "command"; readonly command: Command }
  | { readonly kind: "go"; readonly href: string; readonly id: NavItem["id"] };

const COMMAND_KEYS: Readonly<Record<Command, string>> = {
  help: "?",
  refresh: "r",
  range: "t",
  back: "[",
  forward: "]",
  zoomOut: "-",
};

export type Shortcut = { readonly keys: readonly string[]; readonly action: KeyAction };

/** All shortcuts: what `?` lists is what works. */
export const SHORTCUTS: readonly Shortcut[] = [
  ...NAV_ITEMS.map((item): Shortcut => ({
    keys: ["g", item.key],
    action: { kind: "go", href: item.href, id: item.id },
  })),
  ...COMMANDS.map((command): Shortcut => ({ keys: [COMMAND_KEYS[command]], action: { kind: "command", command } })),
];

// Longer than this between two keys and they are two beginnings, not one sequence.
export const SEQUENCE_MS = 1200;

/** Keys pressed so far of an unfinished sequence, with the time of the last one. */
export type Pending = { readonly keys: readonly string[]; readonly at: number };
export const NOTHING_PENDING: Pending = { keys: [], at: 0 };

/** One key on: what is to be done (or null) and what the next key continues. */
export function pressKey(pending: Pending, key: string, at: number): { action: KeyAction | null; pending: Pending } {
  const begun = at - pending.at <= SEQUENCE_MS ? pending.keys : [];
  const candidates = begun.length > 0 ? [[...begun, key], [key]] : [[key]];
  for (const keys of candidates) {
    const fitting = SHORTCUTS.filter((shortcut) => keys.every((pressed, index) => shortcut.keys[index] === pressed));
    const done = fitting.find((shortcut) => shortcut.keys.length === keys.length);
    if (done) return { action: done.action, pending: NOTHING_PENDING };
    if (fitting.length > 0) return { action: null, pending: { keys, at } };
  }
  return { action: null, pending: NOTHING_PENDING };
}
