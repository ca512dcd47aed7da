/**
 * PromQL over Spring Boot's `http_server_requests_seconds`. `$s`, `$w` and `$by` are filled in per request (see `QueryDef`).
 * Actuator calls (the scrape itself) are left out: at low traffic they would flatter every number.
 */
const REQUESTS = `http_server_requests_seconds_count{$s,uri!~"/actuator.*"}`;

export const REQUEST_RATE = `sum by ($by)(rate(${REQUESTS}[$w]))`;

/** Quantile of the whole service: buckets are added up over instances and paths first, then the quantile is taken. */
export const latencyQuantile = (q: number): string =>
  `histogram_quantile(${q}, sum by ($by,le)(rate(http_server_requests_seconds_bucket{$s,uri!~"/actuator.*"}[$w])))`;

export const LATENCY_MEAN = `sum by ($by)(rate(http_server_requests_seconds_sum{$s,uri!~"/actuator.*"}[$w])) / (sum by ($by)(rate(${REQUESTS}[$w])) > 0)`;

export const LATENCY_MAX = `max by ($by)(http_server_requests_seconds_max{$s,uri!~"/actuator.*"})`;

/**
 * Share of requests answered 5xx, 0..1. `or 0 *` makes a service that never failed read 0 instead of nothing;
 * `> 0` in the denominator leaves a service without traffic without a value (0/0 is not "fine").
 */
export const ERROR_RATIO_5XX = `(sum by ($by)(rate(http_server_requests_seconds_count{$s,status=~"5..",uri!~"/actuator.*"}[$w])) or 0 * sum by ($by)(rate(${REQUESTS}[$w]))) / (sum by ($by)(rate(${REQUESTS}[$w])) > 0)`;

export const ERROR_RATIO_4XX = `(sum by ($by)(rate(http_server_requests_seconds_count{$s,outcome="CLIENT_ERROR",uri!~"/actuator.*"}[$w])) or 0 * sum by ($by)(rate(${REQUESTS}[$w]))) / (sum by ($by)(rate(${REQUESTS}[$w])) > 0)`;

/** Seconds of work per second, by endpoint: what the service spends its time on. */
export const TIME_BY_ENDPOINT = `topk(10, sum by ($by,method,uri)(rate(http_server_requests_seconds_sum{$s,uri!~"/actuator.*"}[$w])))`;

/** Apdex with T = 0.5 s: satisfied below T, tolerating below 4T. Needs the buckets 0.5 and 2. */
export const APDEX = `(sum by ($by)(rate(http_server_requests_seconds_bucket{$s,uri!~"/actuator.*",le="0.5"}[$w])) + sum by ($by)(rate(http_server_requests_seconds_bucket{$s,uri!~"/actuator.*",le=~"2|2.0"}[$w]))) / 2 / (sum by ($by)(rate(${REQUESTS}[$w])) > 0)`;

export const OUTBOUND_P95 = `histogram_quantile(0.95, sum by ($by,client_name,le)(rate(http_client_requests_seconds_bucket{$s}[$w])))`;

export const ERROR_LOGS = `sum by ($by)(rate(logback_events_total{$s,level="error"}[$w]))`;
