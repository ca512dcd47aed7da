import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { SessionList } from "@/lib/contracts/sessions";
import { getJson, sendJson } from "./get-json";

const path = "/api/v1/sessions";

/** One's own signed-in browsers. */
export const sessionQueries = {
  all: () => ["sessions"] as const,
  list: () =>
    queryOptions({
      queryKey: [...sessionQueries.all(), "list"] as const,
      queryFn: ({ signal }) => getJson(path, SessionList, signal),
    }),
};

export const endSession = (id: string): Promise<undefined> =>
  sendJson(`${path}/${id}`, { method: "DELETE" }, z.undefined());
