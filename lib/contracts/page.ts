import { z } from "zod";

/** `limit` of a list: how many rows at most. */
export const PageLimit = z.coerce.number().int().min(1).max(200).default(50);

/** One page of a list; `nextCursor` is null on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** Path parameters of a resource that is addressed by its id. */
export const IdParams = z.object({ id: z.uuid() });
export type IdParams = z.infer<typeof IdParams>;
