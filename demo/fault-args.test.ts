import { describe, expect, it } from "vitest";

import { FaultUsageError, HELP, parseDuration, parseFaultArgs } from "./fault-args";
import { FAULTS } from "./model/faults";
import { parseFaults, withFault } from "./model/faults-file";

describe("the fault command line", () => {
  it("uses the fault's own service and ten minutes unless told", () => {
    expect(parseFaultArgs(["latency"])).toEqual({ do: "on", kind: "latency", service: "coupon", forMs: 600_000 });
  });

  it("reads service (key or job) and duration", () => {
    const expected = { do: "on", kind: "errors", service: "auth", forMs: 90_000 };
    expect(parseFaultArgs(["errors", "--service", "auth", "--for", "90s"])).toEqual(expected);
    expect(parseFaultArgs(["errors", "--service=auth-service", "--for=1.5m"])).toEqual(expected);
  });

  it("reads list, off and help", () => {
    expect(parseFaultArgs(["list"])).toEqual({ do: "list" });
    expect(parseFaultArgs(["off"])).toEqual({ do: "off", kind: null, service: null });
    expect(parseFaultArgs(["off", "pool"])).toEqual({ do: "off", kind: "pool", service: null });
    expect(parseFaultArgs([])).toEqual({ do: "help" });
  });

  it.each([
    [["meteor"], 'unknown fault "meteor"; one of latency'],
    [["latency", "--service", "bank"], 'unknown service "bank"; one of gateway'],
    [["latency", "--for", "10"], "--for 10: write a number and a unit"],
    [["latency", "--for", "0m"], "--for 0m"],
    [["latency", "--for", "48h"], "24h at most"],
    [["latency", "errors"], "one fault at a time"],
    [["pool", "--service", "gateway"], "the gateway has no connection pool"],
    [["latency", "--speed", "3"], "--speed"],
  ])("explains what is wrong with %j", (argv, message) => {
    expect(() => parseFaultArgs(argv)).toThrow(FaultUsageError);
    expect(() => parseFaultArgs(argv)).toThrow(message);
  });

  it("accepts every kind on its own service and names it in the help", () => {
    for (const [kind, fault] of Object.entries(FAULTS)) {
      expect(parseFaultArgs([kind])).toMatchObject({ kind, service: fault.service });
      expect(HELP).toContain(kind);
    }
  });

  it("reads durations", () => {
    expect(parseDuration("2h")).toBe(7_200_000);
    expect(() => parseDuration("-5m")).toThrow(FaultUsageError);
  });
});

describe("the faults file", () => {
  const fault = { kind: "leak", service: "raffle", startedAt: 1_000, endsAt: 2_000 } as const;

  it("gives the faults of the moment", () => {
    const text = JSON.stringify([fault]);
    expect(parseFaults(text, 1_500)).toEqual([fault]);
    expect(parseFaults(text, 2_000)).toEqual([]);
    expect(parseFaults(text, 999)).toEqual([]);
  });

  it.each([
    "",
    "{",
    "null",
    "{}",
    '[1,null,"x"]',
    '[{"kind":"meteor"}]',
    '[{"kind":"leak","service":"raffle","startedAt":"1"}]',
  ])("takes %j for no fault", (text) => {
    expect(parseFaults(text, 1_500)).toEqual([]);
  });

  it("replaces a fault of the same kind and service only", () => {
    const later = { ...fault, endsAt: 9_000 };
    const other = { ...fault, service: "auth" } as const;
    expect(withFault([fault, other], later)).toEqual([other, later]);
  });
});
