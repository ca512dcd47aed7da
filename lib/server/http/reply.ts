const HEADERS = {
  "content-type": "application/json; charset=utf-8",
  "cache-control": "no-store",
} as const;

/** 200 with the value as JSON. */
export const ok = (value: unknown): Response => new Response(JSON.stringify(value), { status: 200, headers: HEADERS });

/** 201 with the value as JSON. */
export const created = (value: unknown): Response =>
  new Response(JSON.stringify(value), { status: 201, headers: HEADERS });

/** 204, for writes with nothing to tell. */
export const noContent = (): Response => new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
