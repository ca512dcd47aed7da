/** What a dashboard is read with, whoever asks. Times in ms since 1970. */
export type DashboardInput = {
  readonly id: string;
  readonly from: number;
  /** Absent: now. */
  readonly to?: number | undefined;
  /** Keys of the services registry; none means all of them. */
  readonly service?: readonly string[];
  readonly instance?: readonly string[];
  readonly environment?: readonly string[];
  /** Name of a Prometheus source; absent: the first one. */
  readonly source?: string | undefined;
  readonly points?: number;
  /** Only what changed after this time, if the reply of that time is remembered. */
  readonly since?: number | undefined;
  readonly signal?: AbortSignal | undefined;
};
