import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CDPSession, chromium, type Page } from "playwright";
import { build } from "vite";
import { programPath } from "@/demo/stack/tools";
import type { Bench } from "./page";

const ROOT = join(import.meta.dirname, "../..");

/** The page in a real browser, with the means to measure its main thread. */
export type Lab = { readonly page: Page; readonly cdp: CDPSession; readonly close: () => Promise<void> };

/** Builds the page for production and opens it. */
export async function openLab(): Promise<Lab> {
  const outDir = mkdtempSync(join(tmpdir(), "atalaya-bench-"));
  await build({
    root: join(import.meta.dirname),
    configFile: false,
    logLevel: "error",
    define: { "process.env.NODE_ENV": JSON.stringify("production") },
    resolve: { alias: { "@": ROOT } },
    build: { outDir, emptyOutDir: true },
  });
  const server = await serve(outDir);
  const browser = await chromium.launch({
    executablePath: process.env["CHROMIUM_PATH"] ?? programPath("chromium"),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  const page = await browser.newPage({ viewport: { width: 1640, height: 1900 } });
  page.on("pageerror", (error) => console.error("page:", error.message));
  const { port } = server.address() as AddressInfo; // safe: it listens on TCP
  await page.goto(`http://127.0.0.1:${port}/index.html`);
  await page.waitForFunction(() => "bench" in window);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable");
  return {
    page,
    cdp,
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

const TYPES: Readonly<Record<string, string>> = { html: "text/html", js: "text/javascript", css: "text/css" };

async function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://x").pathname;
    try {
      const body = readFileSync(join(folder, path));
      response
        .writeHead(200, { "content-type": TYPES[path.split(".").at(-1) ?? ""] ?? "application/octet-stream" })
        .end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return server;
}

/** Calls one of the page's functions. */
export const call = <K extends keyof Bench>(
  page: Page,
  name: K,
  ...args: Parameters<Bench[K]>
): Promise<Awaited<ReturnType<Bench[K]>>> =>
  // safe: page.tsx puts exactly this object there
  page.evaluate(
    ([key, values]) =>
      (window as unknown as { bench: Record<string, (...all: unknown[]) => never> }).bench[key]?.(...values) as never,
    [name, args as unknown[]] as [string, unknown[]],
  );

/** Main thread time of `work`, in ms. */
export async function taskTime({ cdp }: Lab, work: () => Promise<unknown>): Promise<number> {
  const before = await taskDuration(cdp);
  await work();
  return (await taskDuration(cdp)) - before;
}

async function taskDuration(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1000;
}
