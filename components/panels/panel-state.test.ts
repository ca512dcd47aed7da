import { describe, expect, it } from "vitest";
import { panelState } from "./panel-state";

const SERIES = [{ query: "a", name: "auth", labels: { job: "auth" }, values: [1] }];
const data = (status: "ready" | "empty" | "failed" | "stale", reason?: string, series = SERIES) => ({
  id: "p",
  status,
  series,
  ...(reason !== undefined && { reason }),
});

describe("panelState", () => {
  it.each([
    { feed: { data: undefined, failure: null, staleSince: null }, expected: { status: "loading" }, why: "nothing yet" },
    {
      feed: { data: undefined, failure: "down", staleSince: null },
      expected: { status: "failed", reason: "down" },
      why: "never an answer",
    },
    {
      feed: { data: data("failed", "time-out"), failure: null, staleSince: null },
      expected: { status: "failed", reason: "time-out" },
      why: "only this panel failed",
    },
    {
      feed: { data: data("empty", undefined, []), failure: null, staleSince: null },
      expected: { status: "empty", reason: "set X" },
      why: "empty says what to do",
    },
    {
      feed: { data: data("ready", undefined, []), failure: null, staleSince: null },
      expected: { status: "empty", reason: "set X" },
      why: "ready without lines is empty",
    },
    {
      feed: { data: data("ready"), failure: null, staleSince: null },
      expected: { status: "ready", series: SERIES, staleSince: null, reason: null },
      why: "fresh",
    },
    {
      feed: { data: data("stale", "Prometheus is down"), failure: null, staleSince: 5 },
      expected: { status: "ready", series: SERIES, staleSince: 5, reason: "Prometheus is down" },
      why: "old lines say their age",
    },
    {
      feed: { data: data("ready"), failure: "no answer", staleSince: 7 },
      expected: { status: "ready", series: SERIES, staleSince: 7, reason: "no answer" },
      why: "the console is down: last data stays",
    },
  ])("$why", ({ feed, expected }) => expect(panelState(feed, "set X")).toEqual(expected));
});
