import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as binding from "@prisma/schema-engine-wasm/schema_engine_bg";

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;

/** adapter-pg splits a script at every `;` and leaves half of it applied when one part fails; one query is one transaction. */
function withWholeScripts(adapter: Adapter): Adapter {
  adapter.executeScript = async (script) => {
    await adapter.underlyingDriver().query(script);
  };
  return adapter;
}

async function instantiate(): Promise<void> {
  const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  const bytes = await readFile(join(dirname(file), "schema_engine_bg.wasm"));
  const imports = { "./schema_engine_bg.js": { ...binding } };
  const { instance } = await WebAssembly.instantiate(bytes, imports);
  binding.__wbg_set_wasm(instance.exports);
  const start = instance.exports["__wbindgen_start"];
  if (typeof start === "function") start();
}

let ready: Promise<void> | null = null;

/** Prisma's own schema engine, run as WebAssembly: it needs no download and keeps `_prisma_migrations` as `prisma migrate` does. */
export async function schemaEngine(databaseUrl: string): Promise<binding.SchemaEngine> {
  await (ready ??= instantiate());
  const inner = new PrismaPg({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000, max: 2 });
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: inner.provider,
    adapterName: inner.adapterName,
    connect: async () => withWholeScripts(await inner.connect()),
    connectToShadowDb: async () => withWholeScripts(await inner.connectToShadowDb()),
  });
  return binding.SchemaEngine.new({ datamodels: undefined }, () => undefined, factory);
}
