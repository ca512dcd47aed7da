import type { Span } from "./tracing/span";

/** A request as an endpoint sees it. `budgetMs` is how long it should take in all, drawn from the model. */
export type Exchange = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly span: Span;
  readonly budgetMs: number;
};

export type Answer = { readonly status: number; readonly body: unknown };

export type Route = {
  readonly method: "GET" | "POST";
  /** Template as in the model, e.g. `/coupons/{id}`. */
  readonly uri: string;
  handle(exchange: Exchange): Promise<Answer>;
};

export type Match = { readonly route: Route; readonly params: Readonly<Record<string, string>> };

function paramsOf(template: string, path: string): Record<string, string> | null {
  const wanted = template.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const value = given[at] ?? "";
    if (!part.startsWith("{")) {
      if (part !== value) return null;
    } else if (value === "") {
      return null;
    } else {
      params[part.slice(1, -1)] = value;
    }
  }
  return params;
}

/** The route of a path; templates without variables win, as in Spring. */
export function matchRoute(routes: readonly Route[], method: string | undefined, path: string): Match | null {
  const matches = routes
    .filter((route) => route.method === method)
    .map((route) => ({ route, params: paramsOf(route.uri, path) }))
    .filter((match): match is { route: Route; params: Record<string, string> } => match.params !== null);
  return matches.find((match) => !match.route.uri.includes("{")) ?? matches[0] ?? null;
}
