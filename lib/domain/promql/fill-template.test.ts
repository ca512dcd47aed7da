import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeRegex, fillTemplate, labelMatchers, quoteString, targetMatchers } from "./fill-template";

const none = { serviceLabel: "job", servicePatterns: [], instances: [], environments: [] };

describe("fillTemplate", () => {
  it("fills every token and nothing that only looks like one", () => {
    const filled = fillTemplate('sum by ($by)(rate(x{$s,uri!~"$start"}[$w])) # $weird', {
      matchers: 'job=~"a"',
      targets: 'job=~"a"',
      window: "5m",
      by: "job",
    });
    expect(filled).toBe('sum by (job)(rate(x{job=~"a",uri!~"$start"}[5m])) # $weird');
  });

  it("leaves tokens and replacement patterns inside values alone", () => {
    const matchers = labelMatchers({ ...none, instances: ["$w$&$1"] });
    expect(fillTemplate("x{$s}", { matchers, targets: matchers, window: "5m", by: "job" })).toBe(
      'x{job!="",instance=~"\\\\$w\\\\$&\\\\$1"}',
    );
  });
});

describe("labelMatchers", () => {
  it("leaves the environment out for what Prometheus says of a target itself", () => {
    const input = { ...none, servicePatterns: ["a"], environments: ["prod"] };
    const values = { matchers: labelMatchers(input), targets: targetMatchers(input), window: "5m", by: "job" };
    expect(fillTemplate("up{$t} and x{$s}", values)).toBe('up{job=~"a"} and x{job=~"a",environment=~"prod"}');
  });

  it("joins services as patterns and the rest as exact values", () => {
    expect(
      labelMatchers({ serviceLabel: "job", servicePatterns: ["a", "b.*"], instances: ["h:1"], environments: ["prod"] }),
    ).toBe('job=~"a|b.*",instance=~"h:1",environment=~"prod"');
  });

  it("makes any value a pattern that matches exactly itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (value, other) => {
        const pattern = new RegExp(`^(?:${escapeRegex(value)})$`, "s");
        expect(pattern.test(value)).toBe(true);
        expect(pattern.test(other)).toBe(other === value);
      }),
    );
  });

  it("keeps a hostile value inside its string", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        const quoted = quoteString(value);
        expect(quoted.slice(1, -1)).not.toMatch(/(?<!\\)(?:\\\\)*"|\n|\r|\t/);
      }),
    );
    expect(quoteString("\ud800")).toBe('"\ufffd"');
  });
});
