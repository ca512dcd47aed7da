import type { Text } from "@/lib/catalog/types";
import type { FaultKind } from "../model/faults";
import type { ServiceKey } from "../model/topology";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export type PastFaultDef = {
  readonly kind: FaultKind;
  readonly service: ServiceKey;
  /** Only this instance; all of the service when absent. */
  readonly instance?: string;
  /** How long before the history's end it began, and how long it lasted, in ms. */
  readonly beganAgoMs: number;
  readonly lastedMs: number;
  readonly text: Text;
};

/** What went wrong in the week before the demo started, oldest first. */
export const PAST_FAULTS: readonly PastFaultDef[] = [
  {
    kind: "coupon-drop",
    service: "gateway",
    beganAgoMs: 6 * DAY_MS + 3 * HOUR_MS,
    lastedMs: 50 * MINUTE_MS,
    text: {
      en: "Almost no coupons were created: the app's shop page showed an empty price list.",
      es: "Casi no se crearon cupones: la página de compra de la app mostraba una lista de precios vacía.",
    },
  },
  {
    kind: "deploy",
    service: "coupon",
    beganAgoMs: 5 * DAY_MS,
    lastedMs: 3 * HOUR_MS,
    text: {
      en: "coupon-service 2.8.0 was deployed, 40 % slower than before, and rolled back after three hours.",
      es: "Se desplegó coupon-service 2.8.0, un 40 % más lento que antes, y se revirtió a las tres horas.",
    },
  },
  {
    kind: "errors",
    service: "coupon",
    beganAgoMs: 4 * DAY_MS,
    lastedMs: 22 * MINUTE_MS,
    text: {
      en: "Three in ten requests of coupon-service answered 500: a broken serializer after a configuration change.",
      es: "Tres de cada diez peticiones de coupon-service respondían 500: un serializador roto tras un cambio de configuración.",
    },
  },
  {
    kind: "leak",
    service: "raffle",
    instance: "raffle-1",
    beganAgoMs: 3 * DAY_MS + 6 * HOUR_MS,
    lastedMs: 6 * HOUR_MS,
    text: {
      en: "raffle-1 lost memory for six hours until its heap was 95 % full and it was restarted.",
      es: "raffle-1 perdió memoria durante seis horas hasta llenar el 95 % del heap y ser reiniciado.",
    },
  },
  {
    kind: "latency",
    service: "coupon",
    beganAgoMs: 2 * DAY_MS,
    lastedMs: 25 * MINUTE_MS,
    text: {
      en: "Every request of coupon-service took about a second longer: the network to its database lost packets.",
      es: "Cada petición de coupon-service tardaba cerca de un segundo más: la red hacia su base de datos perdía paquetes.",
    },
  },
  {
    kind: "pool",
    service: "coupon",
    beganAgoMs: 30 * HOUR_MS,
    lastedMs: 18 * MINUTE_MS,
    text: {
      en: "coupon-service ran out of database connections: a report held them for seconds.",
      es: "coupon-service se quedó sin conexiones a la base de datos: un informe las retenía durante segundos.",
    },
  },
];

export type PastFault = PastFaultDef & { readonly startedAt: number; readonly endedAt: number };

/** The past faults with their instants (ms), for a history that ends at `historyEndMs`. */
export const pastFaults = (historyEndMs: number): PastFault[] =>
  PAST_FAULTS.map((fault) => {
    const startedAt = historyEndMs - fault.beganAgoMs;
    return { ...fault, startedAt, endedAt: startedAt + fault.lastedMs };
  });
