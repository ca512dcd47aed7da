import { SERVER_INSTANCES } from "../../stack/config/prometheus";
import { Scope, type Store } from "../meters";
import type { Noise } from "../noise";
import { addAll, fraction, MB, type Server, setAll, total } from "./server";

export type Machine = { readonly cores: number; readonly memoryBytes: number };

const GB = 1024 * MB;

/** The machine, as node_exporter would have told it. */
export function node(store: Store, machine: Machine, own: Noise): Server {
  const scope = new Scope(store, { job: "node", instance: SERVER_INSTANCES.node });
  const cpus = Array.from({ length: machine.cores }, (_, cpu) =>
    (["idle", "user", "system", "iowait", "steal"] as const).map(
      (mode) => [mode, scope.counter("node_cpu_seconds_total", { cpu: String(cpu), mode }, fraction)] as const,
    ),
  );
  const root = { device: "/dev/vda", fstype: "ext4", mountpoint: "/" };
  const free = scope.gauge("node_filesystem_avail_bytes", root);
  const constants = [
    [scope.gauge("node_filesystem_size_bytes", root), 250 * GB],
    [scope.gauge("node_memory_MemTotal_bytes"), machine.memoryBytes],
    [scope.gauge("node_vmstat_oom_kill"), 0],
  ] as const;
  const load1 = scope.gauge("node_load1");
  const available = scope.gauge("node_memory_MemAvailable_bytes");
  const eth = { device: "eth0" };
  const errors = [
    scope.counter("node_network_receive_errs_total", eth),
    scope.counter("node_network_transmit_errs_total", eth),
  ];
  const received = scope.counter("node_network_receive_bytes_total", eth);
  const sent = scope.counter("node_network_transmit_bytes_total", eth);
  const disk = scope.counter("node_disk_io_time_seconds_total", { device: "vda" }, fraction);
  const pressure = scope.counter("node_pressure_cpu_waiting_seconds_total", {}, fraction);
  const retransmitted = scope.gauge("node_netstat_Tcp_RetransSegs");
  let segments = 0;
  return ({ index, seconds, load, at }, fleet) => {
    const rps = total(fleet, (served) => served.rate);
    const busy = Math.min(0.9, 0.08 + 0.018 * rps) * own.near1(0.2);
    const share = { idle: 1 - busy, user: busy * 0.7, system: busy * 0.24, iowait: busy * 0.05, steal: busy * 0.01 };
    for (const cpu of cpus) for (const [mode, counter] of cpu) counter.add(index, seconds * share[mode]);
    setAll(index, constants);
    load1.set(index, machine.cores * busy * own.near1(0.3));
    available.set(index, Math.round(machine.memoryBytes * (0.56 - 0.05 * load) * own.near1(0.01)));
    // Logs fill the disk and are rotated every other day.
    free.set(index, Math.round(250 * GB * (0.42 - 0.03 * ((at / 172_800_000) % 1))));
    segments += own.events(0.03 * seconds);
    retransmitted.set(index, Math.floor(segments));
    addAll(index, [
      [received, rps * 2_400 * seconds],
      [sent, rps * 3_900 * seconds],
      [disk, 0.02 * (0.5 + load) * seconds * own.near1(0.3)],
      [pressure, busy * 0.08 * seconds],
      ...errors.map((counter) => [counter, 0] as const),
    ]);
  };
}
