"use client";
import { useEffect, useRef } from "react";
import { type Command, COMMANDS } from "./keymap";

const EVENT = "atalaya:command";

/** Asks whoever is on the page and can do it (the toolbar, the key list) to run a command. */
export const sendCommand = (command: Command): void => {
  window.dispatchEvent(new CustomEvent<Command>(EVENT, { detail: command }));
};

/** Runs handlers for the commands that arrive while the component is on the page. */
export function useCommands(handlers: Partial<Record<Command, () => void>>): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const onCommand = (event: Event) => {
      const command = event instanceof CustomEvent ? COMMANDS.find((name) => name === event.detail) : undefined;
      if (command) latest.current[command]?.();
    };
    window.addEventListener(EVENT, onCommand);
    return () => window.removeEventListener(EVENT, onCommand);
  }, []);
}
