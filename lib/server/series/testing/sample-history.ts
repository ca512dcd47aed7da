const HOUR = 3_600;

/**
 * OpenMetrics history around `nowMs`: 9 days back at 60 s, the last 5 hours and one hour ahead at 15 s. Counters and a
 * gauge; among them series that appear, vanish, come back and restart (counter reset) within the last hours.
 */
export function sampleHistory(nowMs: number): string {
  const now = Math.floor(nowMs / 60_000) * 60;
  const times: number[] = [];
  for (let t = now - 9 * 24 * HOUR; t < now - 5 * HOUR; t += 60) times.push(t);
  for (let t = now - 5 * HOUR; t <= now + HOUR; t += 15) times.push(t);
  const lines: string[] = [];

  lines.push("# TYPE requests counter");
  const jobs = ["auth", "coupon", "station", "raffle"];
  for (const [j, job] of jobs.entries()) {
    for (const instance of ["1", "2"]) {
      let total = 0;
      let last = times[0] ?? now;
      for (const t of times) {
        total += (t - last) * (2 + j + Math.sin(t / 4_000 + j));
        last = t;
        if (!isAlive(job, instance, t - now)) {
          total = 0;
          continue;
        }
        lines.push(`requests_total{job="${job}",instance="${job}-${instance}"} ${total.toFixed(3)} ${t}`);
      }
    }
  }
  lines.push("# TYPE temperature gauge");
  for (const job of jobs) {
    for (const t of times) lines.push(`temperature{job="${job}"} ${(20 + 5 * Math.sin(t / 900)).toFixed(4)} ${t}`);
  }
  lines.push("# TYPE newest gauge");
  for (const t of times) lines.push(`newest ${t} ${t}`);
  lines.push("# EOF\n");
  return lines.join("\n");
}

/** Seconds relative to now. */
function isAlive(job: string, instance: string, at: number): boolean {
  if (job === "station" && instance === "2") return at < -5_000 || at > -3_000; // vanishes, comes back with a reset
  if (job === "raffle" && instance === "2") return at > -2_400; // appears
  if (job === "auth" && instance === "2") return at < -1_500; // vanishes for good
  return true;
}
