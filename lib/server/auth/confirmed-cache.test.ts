import { describe, expect, it } from "vitest";
import { DatabaseUnavailable } from "@/lib/server/db/errors";
import { ConfirmedCache, FRESH_MS, GRACE_MS } from "./confirmed-cache";

type Row = { readonly role: string };
const down = () => Promise.reject(new DatabaseUnavailable(new Error("refused")));

function setUp() {
  const clock = { ms: 1_000_000 };
  const cache = new ConfirmedCache<Row>(() => clock.ms);
  let asked = 0;
  const answer = (row: Row | null) => async () => {
    asked += 1;
    return row;
  };
  return { clock, cache, answer, asked: () => asked };
}

describe("ConfirmedCache", () => {
  it("asks once for concurrent questions, and again after 5 s", async () => {
    const { clock, cache, answer, asked } = setUp();
    await Promise.all([cache.get("a", answer({ role: "admin" })), cache.get("a", answer({ role: "admin" }))]);
    expect(asked()).toBe(1);
    clock.ms += FRESH_MS - 1;
    await cache.get("a", answer({ role: "viewer" }));
    expect(asked()).toBe(1);
    clock.ms += 1;
    expect(await cache.get("a", answer({ role: "viewer" }))).toEqual({ value: { role: "viewer" }, unconfirmed: false });
  });

  it("forgets at once when told", async () => {
    const { cache, answer } = setUp();
    await cache.get("a", answer({ role: "admin" }));
    cache.forget("a");
    expect(await cache.get("a", answer(null))).toBeNull();
  });

  it("does not keep an answer that was under way when the change came", async () => {
    const { cache, answer } = setUp();
    let open: (row: Row) => void = () => undefined;
    const gate = new Promise<Row>((resolve) => {
      open = resolve;
    });
    const early = cache.get("a", () => gate);
    cache.forget();
    open({ role: "admin" });
    await early;
    expect(await cache.get("a", answer({ role: "viewer" }))).toEqual({ value: { role: "viewer" }, unconfirmed: false });
  });

  it("gives a recent answer, marked, while the database is down, and none after 15 minutes", async () => {
    const { clock, cache, answer } = setUp();
    await cache.get("a", answer({ role: "admin" }));
    clock.ms += GRACE_MS - 1;
    expect(await cache.get("a", down)).toEqual({ value: { role: "admin" }, unconfirmed: true });
    clock.ms += 1;
    await expect(cache.get("a", down)).rejects.toBeInstanceOf(DatabaseUnavailable);
  });

  it("throws for somebody it never saw while the database is down", async () => {
    await expect(setUp().cache.get("a", down)).rejects.toBeInstanceOf(DatabaseUnavailable);
  });

  it("does not try again for 2 s, then does", async () => {
    const { clock, cache, answer, asked } = setUp();
    await cache.get("a", down).catch(() => undefined);
    await expect(cache.get("a", answer({ role: "admin" }))).rejects.toBeInstanceOf(DatabaseUnavailable);
    expect(asked()).toBe(0);
    clock.ms += 2_000;
    expect(await cache.get("a", answer({ role: "admin" }))).toEqual({ value: { role: "admin" }, unconfirmed: false });
  });
});
