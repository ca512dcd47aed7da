"use client";
import { useState } from "react";
import type { z } from "zod";
import { ApiError } from "@/lib/client/api-error";

export type CheckedForm<T> = {
  /** Names of the fields that are wrong. */
  readonly wrong: readonly string[];
  /** The input as the contract wants it, or null and the wrong fields are marked. */
  readonly check: (input: unknown) => T | null;
  /** Marks the fields a refused call complained about. */
  readonly refuse: (error: Error) => void;
};

/** Checks a form by the schema of the wire before it is sent: browser and server can never disagree about what is right. */
export function useCheckedForm<S extends z.ZodType>(schema: S): CheckedForm<z.output<S>> {
  const [wrong, setWrong] = useState<readonly string[]>([]);
  return {
    wrong,
    check: (input) => {
      const parsed = schema.safeParse(input);
      setWrong(parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0] ?? "")));
      return parsed.success ? parsed.data : null;
    },
    refuse: (error) => {
      if (error instanceof ApiError) setWrong(error.fields.map(({ path }) => path.split(".").at(-1) ?? path));
    },
  };
}
