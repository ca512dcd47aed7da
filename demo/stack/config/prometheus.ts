import { stringify } from "yaml";

/** One thing to scrape: `instance` is the name people see, `address` is `host:port`; a job's targets share path and params. */
export type ScrapeTarget = {
  readonly job: string;
  readonly instance: string;
  readonly address: string;
  readonly path: string;
  readonly params?: Readonly<Record<string, readonly string[]>>;
};

/** Names of the servers beside the fleet, as `instance` label; history and live data share them. */
export const SERVER_INSTANCES = {
  node: "demo-host",
  postgres: "postgres-1",
  redis: "redis-1",
  atalaya: "atalaya-1",
  prometheus: "prometheus-1",
  alertmanager: "alertmanager-1",
} as const;

type Servers = { readonly [server in keyof typeof SERVER_INSTANCES]: string };

export type PrometheusConfigInput = {
  /** Folder of the rule files Prometheus loads (the copy in the data folder, never the one in `deploy/`). */
  readonly rulesDir: string;
  /** The services' instances and the broker. */
  readonly fleet: readonly ScrapeTarget[];
  /** Addresses of exporters and servers, `host:port`. */
  readonly servers: Servers;
  /** File with the bearer token for the console's own metrics; null where they are open. */
  readonly atalayaTokenFile: string | null;
  readonly scrapeInterval?: string;
};

type ScrapeJob = {
  job_name: string;
  metrics_path?: string;
  params?: Readonly<Record<string, readonly string[]>>;
  authorization?: { credentials_file: string };
  static_configs: { targets: string[]; labels: Record<string, string> }[];
};

const target = (address: string, instance: string) => ({ targets: [address], labels: { instance } });

function fleetJobs(fleet: readonly ScrapeTarget[]): ScrapeJob[] {
  return [...new Set(fleet.map((one) => one.job))].map((job) => {
    const ones = fleet.filter((one) => one.job === job);
    return {
      job_name: job,
      metrics_path: ones[0]?.path ?? "/metrics",
      ...(ones[0]?.params ? { params: ones[0].params } : {}),
      static_configs: ones.map((one) => target(one.address, one.instance)),
    };
  });
}

function serverJobs({ servers, atalayaTokenFile }: PrometheusConfigInput): ScrapeJob[] {
  const job = (name: keyof Servers): ScrapeJob => ({
    job_name: name,
    static_configs: [target(servers[name], SERVER_INSTANCES[name])],
  });
  return [
    job("node"),
    job("postgres"),
    job("redis"),
    {
      ...job("atalaya"),
      metrics_path: "/api/metrics",
      ...(atalayaTokenFile ? { authorization: { credentials_file: atalayaTokenFile } } : {}),
    },
    job("prometheus"),
    job("alertmanager"),
  ];
}

/** The demo's Prometheus configuration as a plain object: scraped and evaluated every 5 s, so that a fault shows quickly. */
export function prometheusConfig(input: PrometheusConfigInput) {
  const interval = input.scrapeInterval ?? "5s";
  return {
    global: { scrape_interval: interval, scrape_timeout: interval, evaluation_interval: interval },
    rule_files: [`${input.rulesDir}/*.yml`],
    alerting: { alertmanagers: [{ static_configs: [{ targets: [input.servers.alertmanager] }] }] },
    scrape_configs: [...fleetJobs(input.fleet), ...serverJobs(input)],
  };
}

/** Text of `prometheus.yml`. */
export const prometheusYaml = (input: PrometheusConfigInput): string => stringify(prometheusConfig(input));
