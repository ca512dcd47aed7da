import { stringify } from "yaml";

/**
 * The demo's Alertmanager configuration: short waits, so that an alert is told within seconds. Production wants minutes.
 * Nobody is told yet: the receiver has no target.
 */
export function alertmanagerConfig() {
  return {
    global: { resolve_timeout: "1m" },
    route: {
      receiver: "console",
      group_by: ["alertname", "job"],
      group_wait: "1s",
      group_interval: "5s",
      repeat_interval: "1h",
    },
    receivers: [{ name: "console" }],
  };
}

/** Text of `alertmanager.yml`. */
export const alertmanagerYaml = (): string => stringify(alertmanagerConfig());
