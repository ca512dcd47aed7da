/**
 * Gives work its own turn of the event loop, first come first served, so that a dozen charts that mount or refresh
 * together make a dozen short tasks and not one long one. Returns the function that withdraws the work.
 */
export function takeTurn(work: () => void): () => void {
  const entry = { work };
  queue.push(entry);
  if (queue.length === 1) schedule();
  return () => {
    const at = queue.indexOf(entry);
    if (at !== -1) queue.splice(at, 1);
  };
}

const queue: { work: () => void }[] = [];

function schedule(): void {
  // Not a microtask: the browser must get the chance to paint and to answer the reader in between.
  setTimeout(() => {
    const next = queue.shift();
    if (queue.length > 0) schedule();
    next?.work();
  }, 0);
}
