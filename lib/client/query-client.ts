import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "./api-error";

/** Retries only what may pass by itself, once: the next poll is a retry too. */
const retry = (failures: number, error: Error): boolean => failures < 1 && error instanceof ApiError && error.mayPass;

/** One per browser, and a fresh one per request on the server. */
export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      // `networkMode: always`: the browser's idea of being offline is wrong on intranets and loopback.
      queries: { retry, staleTime: 5_000, gcTime: 5 * 60_000, networkMode: "always" },
      mutations: { retry: false, networkMode: "always" },
    },
  });
