/** Keys as they are printed on a keyboard; several are pressed one after the other. */
export function Kbd({ keys }: { keys: readonly string[] }) {
  return (
    <span className="inline-flex gap-1">
      {keys.map((key) => (
        <kbd
          key={key}
          className="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-line-strong bg-bg px-1 font-mono text-xs text-ink-2"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
