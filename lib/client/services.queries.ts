import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { Service, type ServiceInput, ServiceList, type UpdateService } from "@/lib/contracts/services";
import { getJson, sendJson } from "./get-json";

const path = "/api/v1/services";

/** The registry of watched services. */
export const serviceQueries = {
  all: () => ["services"] as const,
  list: () =>
    queryOptions({
      queryKey: [...serviceQueries.all(), "list"] as const,
      queryFn: ({ signal }) => getJson(path, ServiceList, signal),
      staleTime: 60_000,
    }),
};

export const createService = (input: ServiceInput): Promise<Service> =>
  sendJson(path, { method: "POST", body: input }, Service);

export const updateService = (id: string, input: UpdateService): Promise<Service> =>
  sendJson(`${path}/${id}`, { method: "PUT", body: input }, Service);

export const deleteService = (id: string): Promise<undefined> =>
  sendJson(`${path}/${id}`, { method: "DELETE" }, z.undefined());
