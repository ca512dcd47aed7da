/**
 * Gasolinera's services as the demo runs them: what they serve, how often and how fast.
 * The live fleet and the backfilled history are both drawn from this, so that they have one shape.
 * Rates are requests per second of the whole service (all instances) at load 1; latencies are log-normal.
 */
export type Endpoint = {
  readonly method: "GET" | "POST";
  readonly uri: string;
  readonly perSecond: number;
  /** Status of a success. */
  readonly status: 200 | 201 | 204;
  readonly medianMs: number;
  /** Sigma of ln(latency): p95 = median * e^(1.645 sigma). */
  readonly sigma: number;
  /** Share of requests answered 4xx (bad credentials, unknown coupon …) at rest, with that status. */
  readonly clientErrors?: { readonly status: 400 | 401 | 404 | 409; readonly share: number };
  /** Services this endpoint calls. */
  readonly calls?: readonly { readonly service: ServiceKey; readonly method: "GET" | "POST"; readonly uri: string }[];
  /** SQL statements per request on the service's pool. */
  readonly queries: number;
  /** Cache it reads, if any, and the hit ratio at rest. */
  readonly cache?: { readonly name: string; readonly hitRatio: number };
};

export type ServiceKey = "gateway" | "auth" | "coupon" | "station" | "raffle";

export type ServiceModel = {
  readonly key: ServiceKey;
  /** Prometheus job and OpenTelemetry service.name. */
  readonly job: string;
  readonly team: "platform" | "backend" | "business";
  readonly instances: readonly string[];
  readonly heapMaxBytes: number;
  /** Share of the heap that stays after a collection, at rest. */
  readonly liveSetShare: number;
  readonly threads: number;
  readonly endpoints: readonly Endpoint[];
  readonly pool: { readonly max: number; readonly min: number } | null;
};

const MB = 1024 * 1024;
const ok = { queries: 0, sigma: 0.45, status: 200 } as const;

/** Value of Micrometer's common tags, as in the guide: the same for every service. */
export const COMMON_TAGS = { application: "gasolinera-jsm", environment: "production" } as const;

export const SERVICES: readonly ServiceModel[] = [
  {
    key: "gateway",
    job: "api-gateway",
    team: "platform",
    instances: ["gateway-1"],
    heapMaxBytes: 512 * MB,
    liveSetShare: 0.28,
    threads: 46,
    pool: null,
    endpoints: [
      {
        ...ok,
        method: "POST",
        uri: "/api/v1/auth/login",
        perSecond: 0.8,
        medianMs: 70,
        clientErrors: { status: 401, share: 0.03 },
        calls: [{ service: "auth", method: "POST", uri: "/internal/login" }],
      },
      {
        ...ok,
        method: "POST",
        uri: "/api/v1/coupons",
        perSecond: 0.6,
        medianMs: 62,
        status: 201,
        calls: [
          { service: "auth", method: "GET", uri: "/internal/token" },
          { service: "coupon", method: "POST", uri: "/coupons" },
        ],
      },
      {
        ...ok,
        method: "POST",
        uri: "/api/v1/coupons/{id}/redeem",
        perSecond: 0.7,
        medianMs: 78,
        clientErrors: { status: 409, share: 0.012 },
        calls: [{ service: "coupon", method: "POST", uri: "/coupons/{id}/redeem" }],
      },
      {
        ...ok,
        method: "GET",
        uri: "/api/v1/stations",
        perSecond: 1.2,
        medianMs: 22,
        calls: [{ service: "station", method: "GET", uri: "/stations" }],
      },
      {
        ...ok,
        method: "POST",
        uri: "/api/v1/raffles/{id}/tickets",
        perSecond: 0.35,
        medianMs: 48,
        status: 201,
        calls: [{ service: "raffle", method: "POST", uri: "/raffles/{id}/tickets" }],
      },
      {
        ...ok,
        method: "POST",
        uri: "/api/v1/users",
        perSecond: 0.05,
        medianMs: 76,
        status: 201,
        calls: [{ service: "auth", method: "POST", uri: "/internal/users" }],
      },
      {
        ...ok,
        method: "GET",
        uri: "/api/v1/coupons/{id}",
        perSecond: 0.4,
        medianMs: 18,
        clientErrors: { status: 404, share: 0.02 },
        calls: [{ service: "coupon", method: "GET", uri: "/coupons/{id}" }],
      },
      {
        ...ok,
        method: "GET",
        uri: "/api/v1/stations/{id}/prices",
        perSecond: 0.3,
        medianMs: 26,
        calls: [{ service: "station", method: "GET", uri: "/stations/{id}/prices" }],
      },
      {
        ...ok,
        method: "GET",
        uri: "/api/v1/raffles/current",
        perSecond: 0.4,
        medianMs: 14,
        calls: [{ service: "raffle", method: "GET", uri: "/raffles/current" }],
      },
    ],
  },
  {
    key: "auth",
    job: "auth-service",
    team: "backend",
    instances: ["auth-1", "auth-2"],
    heapMaxBytes: 512 * MB,
    liveSetShare: 0.31,
    threads: 52,
    pool: { max: 20, min: 5 },
    endpoints: [
      {
        ...ok,
        method: "POST",
        uri: "/internal/login",
        perSecond: 0.8,
        medianMs: 58,
        queries: 2,
        clientErrors: { status: 401, share: 0.03 },
      },
      {
        ...ok,
        method: "GET",
        uri: "/internal/token",
        perSecond: 0.6,
        medianMs: 6,
        queries: 0,
        cache: { name: "tokens", hitRatio: 0.95 },
      },
      { ...ok, method: "POST", uri: "/internal/users", perSecond: 0.05, medianMs: 64, status: 201, queries: 3 },
    ],
  },
  {
    key: "coupon",
    job: "coupon-service",
    team: "backend",
    instances: ["coupon-1", "coupon-2"],
    heapMaxBytes: 768 * MB,
    liveSetShare: 0.36,
    threads: 64,
    pool: { max: 20, min: 5 },
    endpoints: [
      {
        ...ok,
        method: "POST",
        uri: "/coupons",
        perSecond: 0.6,
        medianMs: 44,
        status: 201,
        queries: 3,
        calls: [{ service: "station", method: "GET", uri: "/stations/{id}" }],
      },
      {
        ...ok,
        method: "POST",
        uri: "/coupons/{id}/redeem",
        perSecond: 0.7,
        medianMs: 60,
        queries: 3,
        clientErrors: { status: 409, share: 0.012 },
        calls: [{ service: "raffle", method: "POST", uri: "/internal/entries" }],
      },
      {
        ...ok,
        method: "GET",
        uri: "/coupons/{id}",
        perSecond: 0.4,
        medianMs: 12,
        queries: 1,
        clientErrors: { status: 404, share: 0.02 },
        cache: { name: "coupons", hitRatio: 0.9 },
      },
    ],
  },
  {
    key: "station",
    job: "station-service",
    team: "backend",
    instances: ["station-1", "station-2"],
    heapMaxBytes: 512 * MB,
    liveSetShare: 0.27,
    threads: 48,
    pool: { max: 20, min: 5 },
    endpoints: [
      {
        ...ok,
        method: "GET",
        uri: "/stations",
        perSecond: 1.2,
        medianMs: 14,
        queries: 1,
        cache: { name: "stations", hitRatio: 0.93 },
      },
      {
        ...ok,
        method: "GET",
        uri: "/stations/{id}",
        perSecond: 0.6,
        medianMs: 9,
        queries: 1,
        cache: { name: "stations", hitRatio: 0.95 },
      },
      { ...ok, method: "GET", uri: "/stations/{id}/prices", perSecond: 0.3, medianMs: 18, queries: 1 },
    ],
  },
  {
    key: "raffle",
    job: "raffle-service",
    team: "business",
    instances: ["raffle-1", "raffle-2"],
    heapMaxBytes: 512 * MB,
    liveSetShare: 0.29,
    threads: 44,
    pool: { max: 20, min: 5 },
    endpoints: [
      { ...ok, method: "POST", uri: "/raffles/{id}/tickets", perSecond: 0.35, medianMs: 34, status: 201, queries: 2 },
      { ...ok, method: "POST", uri: "/internal/entries", perSecond: 0.7, medianMs: 11, status: 201, queries: 1 },
      {
        ...ok,
        method: "GET",
        uri: "/raffles/current",
        perSecond: 0.4,
        medianMs: 8,
        queries: 1,
        cache: { name: "raffles", hitRatio: 0.92 },
      },
    ],
  },
];

/** `le` bounds, in seconds, of `http_server_requests_seconds`: the guide's targets (0.2, 0.5, 1) are exact bounds. */
export const HTTP_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 0.75, 1, 2, 5] as const;

export const FUELS = [
  { type: "REGULAR", share: 0.55, price: 22.8 },
  { type: "PREMIUM", share: 0.25, price: 25.1 },
  { type: "DIESEL", share: 0.2, price: 23.9 },
] as const;

export function serviceModel(key: string): ServiceModel {
  const found = SERVICES.find((s) => s.key === key || s.job === key);
  if (!found) throw new Error(`unknown demo service ${key}; one of ${SERVICES.map((s) => s.key).join(", ")}`);
  return found;
}
