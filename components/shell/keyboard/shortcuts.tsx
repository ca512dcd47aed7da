"use client";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { NAV_ITEMS, navHref } from "../navigation/nav-items";
import { sendCommand, useCommands } from "./commands";
import { type KeyAction, NOTHING_PENDING, pressKey } from "./keymap";
import { keysEnabled } from "./keys-enabled";

const KeyList = dynamic(() => import("./key-list").then((module) => module.KeyList), { ssr: false });

// Inside these a letter is text, a choice or a menu's own search.
const OWN_KEYS =
  "input, textarea, select, [contenteditable], [role=menu], [role=listbox], [role=combobox], [role=textbox]";

const isOurs = (event: KeyboardEvent): boolean => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  return !(event.target instanceof Element && event.target.closest(OWN_KEYS)) && keysEnabled();
};

/** Listens to the keyboard of the whole console and shows the list of keys. */
export function Shortcuts() {
  const router = useRouter();
  const [listed, setListed] = useState(false);
  const pending = useRef(NOTHING_PENDING);
  useCommands({ help: () => setListed(true) });
  useEffect(() => {
    const run = (action: KeyAction) => {
      if (action.kind === "command") return sendCommand(action.command);
      const item = NAV_ITEMS.find((candidate) => candidate.id === action.id);
      if (item) router.push(navHref(item, location.search.slice(1)));
    };
    const onKey = (event: KeyboardEvent) => {
      if (!isOurs(event)) return;
      const step = pressKey(pending.current, event.key, event.timeStamp);
      pending.current = step.pending;
      if (!step.action) return;
      event.preventDefault();
      run(step.action);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [router]);
  return listed ? <KeyList onClose={() => setListed(false)} /> : null;
}
