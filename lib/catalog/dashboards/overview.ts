import * as http from "../metrics/http";
import * as status from "../metrics/status";
import { text } from "../text";
import { ERROR_RATIO, LATENCY } from "../thresholds";
import type { DashboardDef } from "../types";

const SERVICE = text("{{service}}", "{{service}}");
const EMPTY = text("No data in this range.", "Sin datos en este intervalo.");

/** What the service tiles of the overview show; one series per service in each panel. */
export const OVERVIEW = {
  id: "overview",
  path: "/",
  title: text("Overview", "Resumen"),
  description: text("Every service at a glance.", "Todos los servicios de un vistazo."),
  sections: [
    {
      id: "services",
      title: text("Services", "Servicios"),
      panels: [
        {
          id: "status",
          kind: "status",
          span: 3,
          unit: "state",
          title: text("Status", "Estado"),
          help: text(
            "Down as soon as one instance fails its scrape.",
            "Caído en cuanto una instancia deja de responder a su lectura.",
          ),
          queries: [{ id: "a", expr: status.UP_ALL, legend: SERVICE }],
          empty: EMPTY,
        },
        {
          id: "instances",
          kind: "stat",
          span: 3,
          unit: "count",
          title: text("Instances", "Instancias"),
          help: text("Instances that answer, of all.", "Instancias que responden, del total."),
          queries: [
            { id: "up", expr: status.UP_INSTANCES, legend: text("{{service}} up", "{{service}} activas") },
            { id: "all", expr: status.INSTANCES, legend: text("{{service}} all", "{{service}} total") },
          ],
          empty: EMPTY,
        },
        {
          id: "request-rate",
          kind: "timeseries",
          span: 3,
          unit: "requestsPerSecond",
          title: text("Requests", "Peticiones"),
          help: text("Requests answered per second.", "Peticiones atendidas por segundo."),
          queries: [{ id: "a", expr: http.REQUEST_RATE, legend: SERVICE }],
          empty: EMPTY,
        },
        {
          id: "latency-p95",
          kind: "timeseries",
          span: 3,
          unit: "seconds",
          title: text("p95", "p95"),
          help: text("95 of 100 requests were faster.", "95 de cada 100 peticiones fueron más rápidas."),
          queries: [{ id: "a", expr: http.latencyQuantile(0.95), legend: SERVICE }],
          thresholds: LATENCY,
          empty: EMPTY,
        },
        {
          id: "error-ratio",
          kind: "timeseries",
          span: 3,
          unit: "ratio",
          title: text("Errors", "Errores"),
          help: text(
            "Share of requests answered with a server error.",
            "Proporción de peticiones respondidas con error del servidor.",
          ),
          queries: [{ id: "a", expr: http.ERROR_RATIO_5XX, legend: SERVICE }],
          thresholds: ERROR_RATIO,
          empty: EMPTY,
        },
      ],
    },
  ],
} as const satisfies DashboardDef;
