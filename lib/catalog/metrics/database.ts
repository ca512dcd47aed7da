/** HikariCP's pool; Spring's own `jdbc_connections_*` where HikariCP's metrics are switched off (the guide's configuration does that). */
export const POOL_USE = `max by ($by,pool)(hikaricp_connections_active{$s} / hikaricp_connections_max{$s}) or on ($by) max by ($by,name)(jdbc_connections_active{$s} / (jdbc_connections_max{$s} > 0))`;

export const POOL_PENDING = `sum by ($by,pool)(hikaricp_connections_pending{$s})`;

/** Seconds holding a connection per second of requests: how much of the answer time is the database. */
export const DB_SHARE = `sum by ($by)(rate(hikaricp_connections_usage_seconds_sum{$s}[$w])) / (sum by ($by)(rate(http_server_requests_seconds_sum{$s,uri!~"/actuator.*"}[$w])) > 0)`;
