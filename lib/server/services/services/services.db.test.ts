import { beforeEach, describe, expect, it } from "vitest";
import { ServiceInput } from "@/lib/contracts/services";
import { rawSql, ownTestDatabase } from "@/lib/server/db/testing/database";
import { watchedServices } from "@/lib/server/services/dashboards/watched-services";
import { createService } from "@/lib/server/services/services/create";
import { deleteService } from "@/lib/server/services/services/delete";
import { listServices } from "@/lib/server/services/services/list";
import { updateService } from "@/lib/server/services/services/update";
import { person, systemCtx } from "@/lib/server/services/testing/people";

ownTestDatabase();

const shop: ServiceInput = {
  key: "shop",
  name: "Shop",
  jobMatcher: "shop-service",
  team: "sales",
  tier: 2,
  traceService: "shop",
  runbookBase: null,
};

beforeEach(async () => void (await rawSql("delete from service")));

describe("the registry", () => {
  it("lists the most critical first, for viewers too", async () => {
    await createService(systemCtx(), shop);
    await createService(systemCtx(), { ...shop, key: "pay", tier: 1 });
    const { items } = await listServices((await person("viewer")).ctx);
    expect(items.map((service) => service.key)).toEqual(["pay", "shop"]);
  });

  it("refuses a key that is taken: adding, renaming, and two at once", async () => {
    await createService(systemCtx(), shop);
    const pay = await createService(systemCtx(), { ...shop, key: "pay" });
    await expect(createService(systemCtx(), shop)).rejects.toMatchObject({ code: "conflict" });
    const renamed = updateService(systemCtx(), { ...shop, id: pay.id, version: pay.version });
    await expect(renamed).rejects.toMatchObject({ code: "conflict" });
    const twice = [
      createService(systemCtx(), { ...shop, key: "x" }),
      createService(systemCtx(), { ...shop, key: "x" }),
    ];
    const ends = await Promise.allSettled(twice);
    expect(ends.map((end) => end.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  it("refuses a change of what someone else changed meanwhile, and keeps theirs", async () => {
    const read = await createService(systemCtx(), shop);
    const change = { ...shop, id: read.id, version: read.version };
    const theirs = await updateService(systemCtx(), { ...change, team: "theirs" });
    expect(theirs.version).toBe(read.version + 1);
    await expect(updateService(systemCtx(), { ...change, team: "mine" })).rejects.toMatchObject({ code: "conflict" });
    expect((await listServices(systemCtx())).items[0]?.team).toBe("theirs");
  });

  it("is what dashboards watch, at once", async () => {
    expect(await watchedServices()).toEqual([]);
    const { id, version } = await createService(systemCtx(), shop);
    expect(await watchedServices()).toMatchObject([{ key: "shop", jobMatcher: "shop-service" }]);
    await updateService(systemCtx(), { ...shop, id, version, jobMatcher: "shop-.*" });
    expect(await watchedServices()).toMatchObject([{ key: "shop", jobMatcher: "shop-.*" }]);
    await deleteService(systemCtx(), { id });
    expect(await watchedServices()).toEqual([]);
  });

  it("answers not_found for what is not there", async () => {
    const id = "0190a000-0000-7000-8000-000000000000";
    await expect(deleteService(systemCtx(), { id })).rejects.toMatchObject({ code: "not_found" });
    await expect(updateService(systemCtx(), { ...shop, id, version: 1 })).rejects.toMatchObject({ code: "not_found" });
  });

  it("keeps hostile and foreign texts as they are", async () => {
    const name = `<img src=x onerror=alert(1)> "' \\ 油站 ⛽`;
    expect((await createService(systemCtx(), { ...shop, name })).name).toBe(name);
  });

  it("takes only matchers that Prometheus understands too", () => {
    const ok = (jobMatcher: string) => ServiceInput.safeParse({ ...shop, jobMatcher }).success;
    expect(["shop|pay", "shop-(a|b)", "(?:x)y", "(?i)shop"].map(ok)).toEqual([true, true, true, false]);
    expect(["(?!shop).*", "(?<=a)b", "(a)\\1", "(unclosed", ""].map(ok)).toEqual(Array(5).fill(false));
  });
});
