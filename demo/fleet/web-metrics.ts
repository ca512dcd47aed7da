import type { Registry } from "./metrics/registry";
import type { Load } from "./server";

const CONNECTOR = { name: "http-nio-8080" } as const;
const SPARE_THREADS = 10;
const MAX_THREADS = 200;

/** tomcat_*: busy threads are the requests really being served; there are no sessions in a stateless API. */
export function bindTomcat(registry: Registry, load: () => Load): void {
  let current = SPARE_THREADS;
  registry.gauge("tomcat_threads_busy_threads", " ", () => load().busy, CONNECTOR);
  registry.gauge("tomcat_threads_current_threads", " ", () => (current = Math.max(current, load().busy)), CONNECTOR);
  registry.gauge("tomcat_threads_config_max_threads", " ", () => MAX_THREADS, CONNECTOR);
  registry.gauge("tomcat_connections_config_max_connections", " ", () => 8_192, CONNECTOR);
  registry.gauge("tomcat_sessions_active_current_sessions", " ", () => 0);
  registry.gauge("tomcat_sessions_active_max_sessions", " ", () => 0);
  registry.gauge("tomcat_sessions_alive_max_seconds", " ", () => 0);
  registry.functionCounter("tomcat_sessions_created_sessions", " ", () => 0);
  registry.functionCounter("tomcat_sessions_expired_sessions", " ", () => 0);
  registry.functionCounter("tomcat_sessions_rejected_sessions", " ", () => 0);
}
