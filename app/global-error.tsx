"use client";

/** Last resort when the layout itself failed: no translations and no styles can be counted on here. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Atalaya</title>
        <h1>Something went wrong · Algo salió mal</h1>
        <button type="button" onClick={reset}>
          Try again · Reintentar
        </button>
      </body>
    </html>
  );
}
