import type { ReactNode } from "react";

type SectionProps = { title: string; description: string; action?: ReactNode; children: ReactNode };

/** One settings screen: what it is for, its main action, its content. */
export function Section({ title, description, action, children }: SectionProps) {
  return (
    <section className="flex flex-col gap-4">
      <header className="flex flex-wrap items-end justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-lg font-semibold">{title}</h2>
          <p className="max-w-prose text-ink-2">{description}</p>
        </div>
        {action}
      </header>
      {children}
    </section>
  );
}
