import { describe, expect, it } from "vitest";
import { roleOfClaims, type RoleMapping } from "./oidc-role";

const MAPPING: RoleMapping = { claim: "groups", map: { sre: "admin", dev: "operator" }, fallback: undefined };

describe("roleOfClaims", () => {
  it.each([
    { claims: { groups: ["dev"] }, mapping: MAPPING, role: "operator", why: "a mapped group" },
    { claims: { groups: ["dev", "sre"] }, mapping: MAPPING, role: "admin", why: "the highest of several" },
    { claims: { groups: "sre" }, mapping: MAPPING, role: "admin", why: "a single text" },
    { claims: { groups: ["sales"] }, mapping: MAPPING, role: null, why: "nothing mapped keeps out" },
    {
      claims: { groups: ["sales"] },
      mapping: { ...MAPPING, fallback: "viewer" },
      role: "viewer",
      why: "or the fallback",
    },
    { claims: { groups: ["constructor"] }, mapping: MAPPING, role: null, why: "names of objects' own are no groups" },
    {
      claims: { realm: { roles: ["sre"] } },
      mapping: { ...MAPPING, claim: "realm.roles" },
      role: "admin",
      why: "a nested claim",
    },
    {
      claims: { "https://x.example/roles": ["sre"] },
      mapping: { ...MAPPING, claim: "https://x.example/roles" },
      role: "admin",
      why: "a claim named by URL",
    },
    { claims: null, mapping: MAPPING, role: null, why: "no claims" },
  ] as const)("$why", ({ claims, mapping, role }) => expect(roleOfClaims(claims, mapping)).toBe(role));
});
