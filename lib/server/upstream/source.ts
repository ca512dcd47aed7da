export const SOURCE_KINDS = ["prometheus", "alertmanager", "jaeger", "ruler"] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** How to reach one data source. Made from the configuration only: no request ever carries any of it. */
export type Source = {
  readonly name: string;
  readonly kind: SourceKind;
  /** Base URL with its path, without a trailing slash and without credentials. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly basicAuth?: { readonly username: string; readonly password: string } | undefined;
  /** File with a bearer token; read again when it changes, so that a rotated token needs no restart. */
  readonly tokenFile?: string | undefined;
  /** Sent as `X-Scope-OrgID` (Mimir, Cortex, Loki). */
  readonly tenant?: string | undefined;
  readonly tls?: SourceTls | undefined;
  readonly timeoutMs: number;
  /** Usual distance of two samples: no finer step is asked for. Prometheus sources only. */
  readonly scrapeIntervalMs: number;
  /** A longer answer is given up. */
  readonly maxResponseBytes: number;
};

export type SourceTls = {
  readonly caFile?: string | undefined;
  readonly certFile?: string | undefined;
  readonly keyFile?: string | undefined;
  readonly serverName?: string | undefined;
  readonly insecureSkipVerify?: boolean | undefined;
};
