import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { ApiTokenList, type CreateApiToken, CreatedApiToken } from "@/lib/contracts/tokens";
import { getJson, sendJson } from "./get-json";

const path = "/api/v1/tokens";

/** Credentials of scripts. */
export const tokenQueries = {
  all: () => ["tokens"] as const,
  list: () =>
    queryOptions({
      queryKey: [...tokenQueries.all(), "list"] as const,
      queryFn: ({ signal }) => getJson(path, ApiTokenList, signal),
    }),
};

export const createToken = (input: CreateApiToken): Promise<CreatedApiToken> =>
  sendJson(path, { method: "POST", body: input }, CreatedApiToken);

export const revokeToken = (id: string): Promise<undefined> =>
  sendJson(`${path}/${id}`, { method: "DELETE" }, z.undefined());
