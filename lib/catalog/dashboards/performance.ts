import * as db from "../metrics/database";
import * as http from "../metrics/http";
import * as jvm from "../metrics/jvm";
import * as status from "../metrics/status";
import { text } from "../text";
import { ERROR_RATIO, LATENCY, steps } from "../thresholds";
import type { DashboardDef, QueryDef, Text } from "../types";

const SERVICE = text("{{service}}", "{{service}}");
const INSTANCE = text("{{instance}}", "{{instance}}");
const query = (expr: string, legend: Text = SERVICE, id = "a"): QueryDef => ({ id, expr, legend });

const NO_TRAFFIC = text(
  "No requests in this range. Check that the services are scraped and that someone calls them.",
  "Sin peticiones en este intervalo. Compruebe que los servicios se leen y que alguien los llama.",
);
const NO_BUCKETS = text(
  "No histogram buckets. Set management.metrics.distribution.percentiles-histogram.http.server.requests=true on the services.",
  "No hay cubetas de histograma. Configure management.metrics.distribution.percentiles-histogram.http.server.requests=true en los servicios.",
);
const NO_JVM = text(
  "No JVM metrics. Add micrometer-registry-prometheus and expose /actuator/prometheus.",
  "No hay métricas de la JVM. Añada micrometer-registry-prometheus y exponga /actuator/prometheus.",
);
const NO_POOL = text(
  "No connection pool metrics. Remove the custom metricRegistry of HikariConfig so that Spring Boot binds its own.",
  "No hay métricas del pool de conexiones. Quite el metricRegistry propio de HikariConfig para que Spring Boot enlace el suyo.",
);

export const PERFORMANCE = {
  id: "performance",
  path: "/performance",
  title: text("Performance", "Rendimiento"),
  description: text(
    "How fast, how busy and how healthy the services are.",
    "Qué tan rápidos, ocupados y sanos están los servicios.",
  ),
  sections: [
    {
      id: "requests",
      title: text("Requests", "Peticiones"),
      panels: [
        {
          id: "status",
          kind: "status",
          span: 12,
          unit: "state",
          title: text("Service status", "Estado de los servicios"),
          help: text(
            "Down as soon as one instance fails its scrape.",
            "Caído en cuanto una instancia deja de responder a su lectura.",
          ),
          queries: [query(status.UP_ALL)],
          thresholds: [{ level: "critical", value: 1, bad: "below", label: text("Down", "Caído") }],
          empty: text(
            "No target matches the services of the registry.",
            "Ningún objetivo coincide con los servicios del registro.",
          ),
        },
        {
          id: "request-rate",
          kind: "timeseries",
          span: 6,
          unit: "requestsPerSecond",
          title: text("Request rate", "Tasa de peticiones"),
          help: text(
            "Requests answered per second, actuator calls left out.",
            "Peticiones atendidas por segundo, sin contar las de actuator.",
          ),
          queries: [query(http.REQUEST_RATE)],
          empty: NO_TRAFFIC,
        },
        {
          id: "latency-p95",
          kind: "timeseries",
          span: 6,
          unit: "seconds",
          title: text("Response time, p95", "Tiempo de respuesta, p95"),
          help: text(
            "95 of 100 requests of the service were faster than this. The target line is the service level objective.",
            "95 de cada 100 peticiones del servicio fueron más rápidas. La línea objetivo es el nivel de servicio acordado.",
          ),
          queries: [query(http.latencyQuantile(0.95))],
          thresholds: LATENCY,
          empty: NO_BUCKETS,
        },
        {
          id: "error-ratio",
          kind: "timeseries",
          span: 6,
          unit: "ratio",
          title: text("Errors (5xx)", "Errores (5xx)"),
          help: text(
            "Share of requests answered with a server error.",
            "Proporción de peticiones respondidas con error del servidor.",
          ),
          queries: [query(http.ERROR_RATIO_5XX)],
          thresholds: ERROR_RATIO,
          empty: NO_TRAFFIC,
        },
        {
          id: "client-error-ratio",
          kind: "timeseries",
          span: 6,
          unit: "ratio",
          title: text("Client errors (4xx)", "Errores del cliente (4xx)"),
          help: text(
            "Share of requests the service refused: wrong input, not found, not allowed.",
            "Proporción de peticiones rechazadas: datos incorrectos, no encontrado, sin permiso.",
          ),
          queries: [query(http.ERROR_RATIO_4XX)],
          empty: NO_TRAFFIC,
        },
        {
          id: "latency-quantiles",
          kind: "timeseries",
          span: 6,
          unit: "seconds",
          title: text("Response time, p50 and p99", "Tiempo de respuesta, p50 y p99"),
          help: text(
            "The typical and the slowest requests: a wide gap means a few suffer.",
            "Las peticiones típicas y las más lentas: una brecha amplia significa que unas pocas sufren.",
          ),
          queries: [
            query(http.latencyQuantile(0.5), text("{{service}} p50", "{{service}} p50"), "p50"),
            query(http.latencyQuantile(0.99), text("{{service}} p99", "{{service}} p99"), "p99"),
          ],
          thresholds: LATENCY,
          empty: NO_BUCKETS,
        },
        {
          id: "latency-mean",
          kind: "timeseries",
          span: 6,
          unit: "seconds",
          title: text("Response time, mean and maximum", "Tiempo de respuesta, media y máximo"),
          help: text(
            "The mean needs no histogram. The maximum decays over about two minutes.",
            "La media no necesita histograma. El máximo decae en unos dos minutos.",
          ),
          queries: [
            query(http.LATENCY_MEAN, text("{{service}} mean", "{{service}} media"), "mean"),
            query(http.LATENCY_MAX, text("{{service}} max", "{{service}} máx."), "max"),
          ],
          thresholds: LATENCY.filter((t) => t.level === "target"),
          empty: NO_TRAFFIC,
        },
        {
          id: "apdex",
          kind: "timeseries",
          span: 6,
          unit: "ratio",
          title: text("Apdex (0.5 s)", "Apdex (0,5 s)"),
          help: text(
            "Share of satisfied users: answers under 0.5 s count whole, under 2 s half.",
            "Proporción de usuarios satisfechos: respuestas bajo 0,5 s cuentan entero, bajo 2 s la mitad.",
          ),
          queries: [query(http.APDEX)],
          thresholds: steps("below", 0.85, 0.7),
          empty: text(
            "The buckets 0.5 s and 2 s are missing. Set management.metrics.distribution.slo.http.server.requests=200ms,500ms,1s,2s.",
            "Faltan las cubetas de 0,5 s y 2 s. Configure management.metrics.distribution.slo.http.server.requests=200ms,500ms,1s,2s.",
          ),
        },
        {
          id: "slowest-endpoints",
          kind: "toplist",
          span: 6,
          unit: "secondsPerSecond",
          title: text("Where the time goes", "Dónde se va el tiempo"),
          help: text(
            "Endpoints by the working time they take: frequent and slow ones first.",
            "Puntos de acceso según el tiempo de trabajo que toman: primero los frecuentes y lentos.",
          ),
          queries: [
            query(http.TIME_BY_ENDPOINT, text("{{service}} {{method}} {{uri}}", "{{service}} {{method}} {{uri}}")),
          ],
          empty: NO_TRAFFIC,
        },
        {
          id: "outbound-p95",
          kind: "timeseries",
          span: 6,
          unit: "seconds",
          title: text("Calls to other services, p95", "Llamadas a otros servicios, p95"),
          help: text(
            "Response time seen by the caller, per called service.",
            "Tiempo de respuesta visto por quien llama, por servicio llamado.",
          ),
          queries: [query(http.OUTBOUND_P95, text("{{service}} → {{client_name}}", "{{service}} → {{client_name}}"))],
          thresholds: steps("above", 0.3),
          empty: text(
            "No outbound calls with buckets. Set management.metrics.distribution.percentiles-histogram.http.client.requests=true.",
            "Sin llamadas salientes con cubetas. Configure management.metrics.distribution.percentiles-histogram.http.client.requests=true.",
          ),
        },
        {
          id: "error-logs",
          kind: "timeseries",
          span: 6,
          unit: "perSecond",
          title: text("Error log lines", "Líneas de error en el registro"),
          help: text("Log events at level ERROR per second.", "Eventos de registro de nivel ERROR por segundo."),
          queries: [query(http.ERROR_LOGS)],
          empty: NO_JVM,
        },
      ],
    },
    {
      id: "resources",
      title: text("Resources", "Recursos"),
      panels: [
        {
          id: "heap-ratio",
          kind: "timeseries",
          span: 6,
          unit: "ratio",
          title: text("Heap in use", "Heap en uso"),
          help: text(
            "Used heap over its maximum, right for every garbage collector.",
            "Heap usado sobre su máximo, correcto para cada recolector.",
          ),
          queries: [query(jvm.HEAP_RATIO, INSTANCE)],
          thresholds: steps("above", 0.8, 0.9),
          empty: NO_JVM,
        },
        {
          id: "gc-pause-share",
          kind: "timeseries",
          span: 6,
          unit: "ratio",
          title: text("Time in garbage collection", "Tiempo en recolección de basura"),
          help: text(
            "Share of wall time in which the application stands still.",
            "Proporción del tiempo en que la aplicación está detenida.",
          ),
          queries: [query(jvm.GC_PAUSE_SHARE, INSTANCE)],
          thresholds: steps("above", 0.05, 0.1),
          empty: NO_JVM,
        },
        {
          id: "gc-longest-pause",
          kind: "timeseries",
          span: 6,
          unit: "seconds",
          title: text("Longest collection pause", "Pausa de recolección más larga"),
          help: text(
            "Longest pause of the last two minutes or so.",
            "Pausa más larga de los últimos dos minutos, aproximadamente.",
          ),
          queries: [query(jvm.GC_LONGEST_PAUSE, INSTANCE)],
          thresholds: steps("above", 0.2, 1),
          empty: NO_JVM,
        },
        {
          id: "cpu-process",
          kind: "timeseries",
          span: 6,
          unit: "ratio",
          title: text("CPU of the process", "CPU del proceso"),
          help: text("Of all cores the process may use.", "De todos los núcleos que el proceso puede usar."),
          queries: [query(jvm.CPU_PROCESS, INSTANCE)],
          thresholds: steps("above", 0.8, 0.9),
          empty: NO_JVM,
        },
        {
          id: "pool-use",
          kind: "timeseries",
          span: 6,
          unit: "ratio",
          title: text("Database connections in use", "Conexiones de base de datos en uso"),
          help: text(
            "Fullest instance of each pool: active connections over the maximum.",
            "Instancia más llena de cada pool: conexiones activas sobre el máximo.",
          ),
          queries: [query(db.POOL_USE)],
          thresholds: steps("above", 0.8, 0.95),
          empty: NO_POOL,
        },
        {
          id: "pool-pending",
          kind: "timeseries",
          span: 6,
          unit: "count",
          title: text("Threads waiting for a connection", "Hilos en espera de conexión"),
          help: text(
            "Anything above zero adds to the response time.",
            "Todo lo que pase de cero se suma al tiempo de respuesta.",
          ),
          queries: [query(db.POOL_PENDING)],
          thresholds: steps("above", 0.5),
          empty: NO_POOL,
        },
        {
          id: "db-share",
          kind: "timeseries",
          span: 6,
          unit: "ratio",
          title: text("Share of time in the database", "Proporción de tiempo en la base de datos"),
          help: text(
            "Time holding a connection over time answering requests.",
            "Tiempo con una conexión tomada sobre el tiempo de respuesta.",
          ),
          queries: [query(db.DB_SHARE)],
          thresholds: steps("above", 0.5, 0.7),
          empty: NO_POOL,
        },
        {
          id: "threads",
          kind: "timeseries",
          span: 6,
          unit: "count",
          title: text("Live threads", "Hilos activos"),
          help: text(
            "Threads of each instance; 200 is where Tomcat's default pool is full.",
            "Hilos de cada instancia; 200 es donde se llena el pool por defecto de Tomcat.",
          ),
          queries: [query(jvm.THREADS_LIVE, INSTANCE)],
          thresholds: steps("above", 200),
          empty: NO_JVM,
        },
        {
          id: "restarts",
          kind: "timeseries",
          span: 6,
          unit: "count",
          title: text("Restarts in the last hour", "Reinicios en la última hora"),
          help: text(
            "Process starts seen in the hour before each point.",
            "Arranques de proceso vistos en la hora anterior a cada punto.",
          ),
          queries: [query(jvm.RESTARTS)],
          thresholds: steps("above", 0.5, 2.5),
          empty: NO_JVM,
        },
      ],
    },
  ],
} as const satisfies DashboardDef;
