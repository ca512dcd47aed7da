import type { PrometheusConfigInput } from "./prometheus";

/** Input of the configuration tests. */
export const EXAMPLE: PrometheusConfigInput = {
  rulesDir: "/data/rules",
  fleet: [
    { job: "api-gateway", instance: "gateway-1", address: "127.0.0.1:9401", path: "/actuator/prometheus" },
    { job: "coupon-service", instance: "coupon-1", address: "127.0.0.1:9404", path: "/actuator/prometheus" },
    { job: "coupon-service", instance: "coupon-2", address: "127.0.0.1:9405", path: "/actuator/prometheus" },
    {
      job: "rabbitmq-detailed",
      instance: "rabbitmq-1",
      address: "127.0.0.1:9410",
      path: "/metrics/detailed",
      params: { family: ["queue_coarse_metrics", "queue_consumer_count"] },
    },
  ],
  servers: {
    node: "127.0.0.1:9100",
    postgres: "127.0.0.1:9187",
    redis: "127.0.0.1:9121",
    atalaya: "127.0.0.1:3000",
    prometheus: "127.0.0.1:9095",
    alertmanager: "127.0.0.1:9096",
  },
  atalayaTokenFile: null,
};
