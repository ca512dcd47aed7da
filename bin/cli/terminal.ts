/** Where a command reads from and writes to: words on stderr, the answer on stdout. */
export type Terminal = {
  readonly input: NodeJS.ReadStream;
  /** One line for the reader. */
  readonly say: (text: string) => void;
  /** Without a line end: for questions. */
  readonly prompt: (text: string) => void;
  /** One line of the answer. */
  readonly answer: (text: string) => void;
};

export const processTerminal = (): Terminal => ({
  input: process.stdin,
  say: (text) => void process.stderr.write(`${text}\n`),
  prompt: (text) => void process.stderr.write(text),
  answer: (text) => void process.stdout.write(`${text}\n`),
});

/** Rows as aligned columns under their titles. Pure. */
export function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [titles, ...rows];
  const widths = titles.map((_, column) => Math.max(...all.map((row) => (row[column] ?? "").length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
