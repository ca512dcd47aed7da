import { expect, test } from "../fixtures";

const HOUR_MS = 3_600_000;
const data = "/api/v1/dashboards/performance/data";

test("the list names every dashboard and the data keeps to its shape", async ({ api }) => {
  const viewer = await api("viewer");
  const list = (await (await viewer.get("/api/v1/dashboards")).json()) as { items: { id: string; title: string }[] };
  expect(list.items.map(({ id }) => id)).toContain("performance");
  for (const points of [240, 480, 960]) {
    const reply = await viewer.get(data, { params: { from: Date.now() - HOUR_MS, to: Date.now(), points } });
    const body = (await reply.json()) as {
      stepMs: number;
      timestamps: number[];
      panels: { series: { values: unknown[] }[] }[];
    };
    expect(body.timestamps.toSorted((a, b) => a - b)).toEqual(body.timestamps);
    for (const { values } of body.panels.flatMap(({ series }) => series))
      expect(values).toHaveLength(body.timestamps.length);
  }
});

test("RFC 3339 and milliseconds ask for the same range", async ({ api }) => {
  const viewer = await api("viewer");
  const from = Date.now() - 2 * HOUR_MS;
  const to = Date.now() - HOUR_MS;
  const ask = async (params: Record<string, string | number>) =>
    ((await (await viewer.get(data, { params })).json()) as { timestamps: number[] }).timestamps;
  expect(await ask({ from, to })).toEqual(
    await ask({ from: new Date(from).toISOString(), to: new Date(to).toISOString() }),
  );
});

const now = Date.now();
const REFUSED: readonly [name: string, path: string, status: number][] = [
  ["a reversed range", `${data}?from=${now}&to=${now - HOUR_MS}`, 422],
  ["a range in the future", `${data}?from=${now + HOUR_MS}&to=${now + 2 * HOUR_MS}`, 422],
  ["a point limit nobody offers", `${data}?from=${now - HOUR_MS}&points=100000`, 422],
  ["an unknown service", `${data}?from=${now - HOUR_MS}&service=nobody`, 422],
  ["an unknown dashboard", "/api/v1/dashboards/nothing/data?from=0", 404],
  ["an unknown path", "/api/v1/nothing", 404],
];
for (const [name, path, status] of REFUSED) {
  test(`${name} is a problem document`, async ({ api }) => {
    const reply = await (await api("viewer")).get(path);
    expect(reply.status()).toBe(status);
    expect(reply.headers()["content-type"]).toContain("application/problem+json");
    expect(await reply.json()).toMatchObject({ status, requestId: expect.any(String) });
  });
}
