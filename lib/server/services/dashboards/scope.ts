import "server-only";
import { labelMatchers, targetMatchers } from "@/lib/domain/promql/fill-template";
import type { Ctx } from "@/lib/server/ctx";
import { env } from "@/lib/server/env";
import { AppError } from "@/lib/server/http/app-error";
import { type WatchedService, watchedServices } from "./watched-services";

/** Which series a dashboard is about, and what its services are called. */
export type Scope = {
  readonly matchers: string;
  /** The same for what Prometheus itself says of a target. */
  readonly targets: string;
  /** Label that names the service. */
  readonly by: string;
  /** Readable name of a value of that label. */
  readonly nameOf: (value: string) => string;
};

type Chosen = {
  readonly service?: readonly string[];
  readonly instance?: readonly string[];
  readonly environment?: readonly string[];
};

/** Turns chosen services (registry keys), instances and environments into matchers. Throws AppError: unknown service. */
export async function resolveScope(ctx: Ctx, chosen: Chosen): Promise<Scope> {
  const all = await watchedServices();
  const picked = pickServices(ctx, all, chosen.service ?? []);
  const by = env().ATALAYA_SERVICE_LABEL;
  const input = {
    serviceLabel: by,
    servicePatterns: picked.map((service) => service.jobMatcher),
    instances: (chosen.instance ?? []).toSorted(),
    environments: (chosen.environment ?? []).toSorted(),
  };
  return { matchers: labelMatchers(input), targets: targetMatchers(input), by, nameOf: namer(all) };
}

function pickServices(ctx: Ctx, all: readonly WatchedService[], keys: readonly string[]): readonly WatchedService[] {
  if (keys.length === 0) return all;
  const unknown = keys.find((key) => !all.some((service) => service.key === key));
  if (unknown !== undefined) {
    const shown = unknown.slice(0, 100);
    const message = ctx.locale === "es" ? `No existe el servicio «${shown}».` : `There is no service "${shown}".`;
    throw new AppError("invalid", message, { errors: [{ path: "service", message: "unknown service" }] });
  }
  return all.filter((service) => keys.includes(service.key));
}

function namer(all: readonly WatchedService[]): (value: string) => string {
  const known = all.map((service) => ({ name: service.name, pattern: compile(service.jobMatcher) }));
  const names = new Map<string, string>();
  return (value) => {
    let name = names.get(value);
    if (name === undefined) {
      name = known.find(({ pattern }) => pattern?.test(value))?.name ?? value;
      names.set(value, name);
    }
    return name;
  };
}

function compile(matcher: string): RegExp | null {
  try {
    return new RegExp(`^(?:${matcher})$`, "s");
  } catch {
    return null; // RE2 knows patterns that JavaScript does not: the series then keeps its label as its name
  }
}
