import { describe, expect, it } from "vitest";

import { CONTENT_TYPES, escapeLabelValue, formatFor, labelText, render } from "./exposition";
import { Registry } from "./registry";

const COMMON = { application: "gasolinera-jsm", environment: "production" };

function sample(): Registry {
  const registry = new Registry(COMMON);
  registry.counter("coupon_created", {}, "Coupons created").increment(3);
  registry.gauge("jvm_memory_max_bytes", "Max", () => -1, { area: "heap", id: "G1 Eden Space" });
  const tags = { method: "POST", status: "201", uri: "/coupons" };
  const timer = registry.timer("http_server_requests_seconds", tags, { buckets: [0.2, 1] });
  timer.record(0.15, 1_700_000_000_123, { traceId: "a".repeat(32), spanId: "b".repeat(16) });
  timer.record(3, 1_700_000_000_124);
  return registry;
}

const openmetrics = `# TYPE coupon_created counter
# HELP coupon_created Coupons created
coupon_created_total{application="gasolinera-jsm",environment="production"} 3.0
# TYPE http_server_requests_seconds histogram
# HELP http_server_requests_seconds  
http_server_requests_seconds_bucket{application="gasolinera-jsm",environment="production",method="POST",status="201",uri="/coupons",le="0.2"} 1.0 # {trace_id="aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",span_id="bbbbbbbbbbbbbbbb"} 0.15 1700000000.123
http_server_requests_seconds_bucket{application="gasolinera-jsm",environment="production",method="POST",status="201",uri="/coupons",le="1.0"} 1.0
http_server_requests_seconds_bucket{application="gasolinera-jsm",environment="production",method="POST",status="201",uri="/coupons",le="+Inf"} 2.0
http_server_requests_seconds_count{application="gasolinera-jsm",environment="production",method="POST",status="201",uri="/coupons"} 2.0
http_server_requests_seconds_sum{application="gasolinera-jsm",environment="production",method="POST",status="201",uri="/coupons"} 3.15
# TYPE http_server_requests_seconds_max gauge
# HELP http_server_requests_seconds_max  
http_server_requests_seconds_max{application="gasolinera-jsm",environment="production",method="POST",status="201",uri="/coupons"} 3.0
# TYPE jvm_memory_max_bytes gauge
# HELP jvm_memory_max_bytes Max
jvm_memory_max_bytes{application="gasolinera-jsm",area="heap",environment="production",id="G1 Eden Space"} -1.0
# EOF
`;

describe("the scrape body", () => {
  it("is what Micrometer writes as OpenMetrics, exemplars included", () => {
    expect(render(sample().families(), "openmetrics")).toBe(openmetrics);
  });

  it("is the text format without exemplars when OpenMetrics was not asked for", () => {
    const text = render(sample().families(), "prometheus");
    expect(text).toContain("# HELP coupon_created_total Coupons created\n# TYPE coupon_created_total counter\n");
    expect(text).toContain('coupon_created_total{application="gasolinera-jsm",environment="production",} 3.0\n');
    expect(text).not.toContain("trace_id");
    expect(text).not.toContain("# EOF");
  });

  it("follows the Accept header", () => {
    expect(formatFor("application/openmetrics-text;version=1.0.0,text/plain;q=0.5")).toBe("openmetrics");
    expect(formatFor("text/plain")).toBe("prometheus");
    expect(formatFor(undefined)).toBe("prometheus");
    expect(CONTENT_TYPES.prometheus).toContain("0.0.4");
  });

  it("escapes label values and sorts labels", () => {
    expect(escapeLabelValue('a\\b"c\nd')).toBe('a\\\\b\\"c\\nd');
    expect(labelText({ z: "1", a: 'é"<b>' })).toBe('a="é\\"<b>",z="1"');
  });

  it("escapes help texts", () => {
    const registry = new Registry({});
    registry.gauge("g", 'two\nlines "quoted"', () => 1);
    expect(render(registry.families(), "openmetrics")).toContain('# HELP g two\\nlines \\"quoted\\"\n');
    expect(render(registry.families(), "prometheus")).toContain('# HELP g two\\nlines "quoted"\n');
  });
});

describe("the registry", () => {
  it("returns the same meter for the same name and tags", () => {
    const registry = new Registry(COMMON);
    registry.counter("logins", { result: "success" }).increment();
    registry.counter("logins", { result: "success" }).increment();
    expect(registry.families()[0]?.samples.map((one) => one.value)).toEqual([2]);
  });

  it("keeps the first of two gauges of one id, as Micrometer does", () => {
    const registry = new Registry({});
    registry.gauge("g", "", () => 1);
    registry.gauge("g", "", () => 2);
    expect(registry.families()[0]?.samples.map((one) => one.value)).toEqual([1]);
  });

  it("refuses one name for two types", () => {
    const registry = new Registry({});
    registry.counter("x");
    expect(() => registry.gauge("x", "", () => 1)).toThrow("already registered as counter");
  });
});
