import { describe, expect, it } from "vitest";
import { observeRequest, renderMetrics, routePattern } from "./metrics";

describe("routePattern", () => {
  it("puts parameters back to their names, however they are written", () => {
    expect(routePattern("/api/v1/users/42", { id: "42" })).toBe("/api/v1/users/[id]");
    expect(routePattern("/api/v1/x/a%20b/data", { id: "a b" })).toBe("/api/v1/x/[id]/data");
    expect(routePattern("/api/v1/users", {})).toBe("/api/v1/users");
    expect(routePattern("/%zz", { id: "1" })).toBe("/%zz");
  });
});

describe("renderMetrics", () => {
  it("exposes requests, the engine and the process", async () => {
    observeRequest("GET", "/api/v1/x", 200, 0.004);
    const { type, text } = await renderMetrics();
    expect(type).toContain("text/plain");
    expect(text).toContain(
      'atalaya_http_request_duration_seconds_bucket{le="0.005",method="GET",route="/api/v1/x",status="200"} 1',
    );
    expect(text).toMatch(/^atalaya_upstream_queries_total 0$/m);
    expect(text).toMatch(/^process_resident_memory_bytes \d+/m);
  });
});
