"use client";
import { FailedScreen } from "@/components/shell/screens/failed-screen";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <FailedScreen digest={error.digest} onRetry={reset} />
    </main>
  );
}
