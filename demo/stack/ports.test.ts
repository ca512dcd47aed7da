import { createServer, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";

import { assertFree, freePorts, portsFrom, PortsInUse } from "./ports";

const open: Server[] = [];
afterEach(() => open.splice(0).forEach((server) => server.close()));

const occupy = (port: number): Promise<void> =>
  new Promise((resolve) => {
    const server = createServer();
    open.push(server);
    server.listen(port, "127.0.0.1", () => resolve());
  });

test("ports come from the environment, the usual ones otherwise", () => {
  expect(portsFrom({ ATALAYA_PORT: "4000" })).toMatchObject({ console: 4000, postgres: 5439, fleet: 9401 });
  expect(() => portsFrom({ ATALAYA_PORT: "http" })).toThrow("ATALAYA_PORT=http is not a port number");
});

test("a port in use is named with its variable and the next free one offered", async () => {
  const ports = await freePorts();
  await occupy(ports.console);
  const failure = await assertFree(ports, ["console"]).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(PortsInUse);
  expect(String(failure)).toContain(`port ${ports.console} (console, ATALAYA_PORT) is in use`);
  expect(String(failure)).toMatch(/Try: ATALAYA_PORT=\d+ npm run demo/);
});

test("a busy port in the middle of the fleet's row moves the whole row past it", async () => {
  const ports = await freePorts();
  await occupy(ports.fleet + 4);
  const failure = await assertFree(ports, ["fleet"]).catch((error: unknown) => error);
  const offered = Number(/ATALAYA_FLEET_PORT=(\d+)/.exec(String(failure))?.[1]);
  expect(offered).toBeGreaterThan(ports.fleet + 4);
});

test("free ports do not overlap, the fleet's row included", async () => {
  const ports = await freePorts();
  const numbers = Object.values(ports);
  expect(new Set(numbers).size).toBe(numbers.length);
  await expect(assertFree(ports)).resolves.toBeUndefined();
});
