import { z } from "zod";
import { Repeated } from "./dashboard-query";

/** Parameters of `GET /api/v1/instances` and `GET /api/v1/environments`. */
export const FilterQuery = z.object({
  service: Repeated(z.string().min(1).max(200), 50),
  source: z.string().min(1).max(100).optional(),
});
export type FilterQuery = z.infer<typeof FilterQuery>;

/** Label values to choose from, in order; at most 1,000, `truncated` says when there are more. */
export const FilterValues = z.object({ items: z.array(z.string()), truncated: z.boolean() });
export type FilterValues = z.infer<typeof FilterValues>;
