import { describe, expect, test } from "vitest";
import { parse } from "yaml";

import { alertmanagerYaml } from "./alertmanager";
import { prometheusConfig, prometheusYaml } from "./prometheus";
import { EXAMPLE } from "./config.fixture";

describe("prometheus.yml of the demo", () => {
  test("scrapes and evaluates every 5 s and loads only the copied rules", () => {
    const { global, rule_files, alerting } = prometheusConfig(EXAMPLE);
    expect(global).toEqual({ scrape_interval: "5s", scrape_timeout: "5s", evaluation_interval: "5s" });
    expect(rule_files).toEqual(["/data/rules/*.yml"]);
    expect(alerting.alertmanagers[0]?.static_configs[0]?.targets).toEqual(["127.0.0.1:9096"]);
  });

  test("has one job per service with every instance under its own name", () => {
    const jobs = prometheusConfig(EXAMPLE).scrape_configs;
    const coupon = jobs.find((job) => job.job_name === "coupon-service");
    expect(coupon?.metrics_path).toBe("/actuator/prometheus");
    expect(coupon?.static_configs).toEqual([
      { targets: ["127.0.0.1:9404"], labels: { instance: "coupon-1" } },
      { targets: ["127.0.0.1:9405"], labels: { instance: "coupon-2" } },
    ]);
    const names = jobs.map((job) => job.job_name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(
      expect.arrayContaining(["node", "postgres", "redis", "rabbitmq-detailed", "atalaya", "alertmanager"]),
    );
  });

  test("asks the broker for figures per queue", () => {
    const detailed = prometheusConfig(EXAMPLE).scrape_configs.find((job) => job.job_name === "rabbitmq-detailed");
    expect(detailed?.metrics_path).toBe("/metrics/detailed");
    expect(detailed?.params?.["family"]).toEqual(["queue_coarse_metrics", "queue_consumer_count"]);
  });

  test("sends the token only where one is needed", () => {
    const console_ = (file: string | null) =>
      prometheusConfig({ ...EXAMPLE, atalayaTokenFile: file }).scrape_configs.find((job) => job.job_name === "atalaya");
    expect(console_("/data/token")?.authorization).toEqual({ credentials_file: "/data/token" });
    expect(console_(null)).not.toHaveProperty("authorization");
  });

  test("are YAML that reads back the same", () => {
    expect(parse(prometheusYaml(EXAMPLE))).toEqual(JSON.parse(JSON.stringify(prometheusConfig(EXAMPLE))));
    expect(parse(alertmanagerYaml()).route.receiver).toBe("console");
  });
});
