"use client";
import { QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { sharePageNonce } from "@/components/ui/page-nonce";
import { ToastProvider } from "@/components/ui/toast";
import { TooltipProvider } from "@/components/ui/tooltip";
import { makeQueryClient } from "@/lib/client/query-client";
import { ZoneProvider } from "@/lib/client/url/use-zone";

sharePageNonce();

/** What every client component of the console may count on. */
export function Providers({ zone, children }: { zone: string | undefined; children: ReactNode }) {
  const [client] = useState(makeQueryClient);
  return (
    <QueryClientProvider client={client}>
      <NuqsAdapter>
        <ZoneProvider known={zone}>
          <TooltipProvider>
            <ToastProvider>{children}</ToastProvider>
          </TooltipProvider>
        </ZoneProvider>
      </NuqsAdapter>
    </QueryClientProvider>
  );
}
