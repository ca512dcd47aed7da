/** Polls until `check` holds; false when it does not within `timeoutMs`. A check that throws counts as "not yet". */
export async function until(
  check: () => boolean | Promise<boolean>,
  timeoutMs: number,
  everyMs = 50,
): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const holds = await Promise.resolve()
      .then(check)
      .catch(() => false);
    if (holds) return true;
    if (Date.now() >= deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

/** Does the URL answer with a success? */
export async function answers(url: string, timeoutMs = 2_000): Promise<boolean> {
  const reply = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), redirect: "manual" });
  await reply.body?.cancel();
  return reply.ok;
}
