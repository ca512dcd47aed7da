import { ROLES, type Role } from "@/lib/contracts/roles";

export type RoleMapping = {
  /** Claim with the groups or roles of a person; a dot leads into it: `realm_access.roles`. */
  readonly claim: string | undefined;
  readonly map: Readonly<Record<string, Role>> | undefined;
  /** For people without a mapped value; undefined keeps them out. */
  readonly fallback: Role | undefined;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function claimValues(claims: unknown, path: string): readonly string[] {
  const whole = isRecord(claims) ? claims[path] : undefined; // names such as "https://example.com/roles" have dots
  const found = whole ?? path.split(".").reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), claims);
  const list: readonly unknown[] = Array.isArray(found) ? found : [found];
  return list.filter((value): value is string => typeof value === "string");
}

/** The highest role that the provider's claims give, the fallback, or null: not let in. Pure. */
export function roleOfClaims(claims: unknown, mapping: RoleMapping): Role | null {
  const { claim, map = {}, fallback } = mapping;
  const mapped =
    claim === undefined
      ? []
      : claimValues(claims, claim).map((value) => (Object.hasOwn(map, value) ? map[value] : undefined));
  return ROLES.toReversed().find((role) => mapped.includes(role)) ?? fallback ?? null;
}
