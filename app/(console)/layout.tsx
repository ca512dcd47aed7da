import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { ConsoleShell } from "@/components/shell/console-shell";
import { ZoneCookie } from "@/components/shell/preferences/zone-cookie";
import { readTheme, THEME_COOKIE, ZONE_COOKIE } from "@/lib/contracts/theme";
import { getSessionCtx } from "@/lib/server/auth/session-ctx";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const ctx = await getSessionCtx();
  if (!ctx) redirect("/sign-in?error=SessionRequired");
  const jar = await cookies();
  const theme = readTheme(jar.get(THEME_COOKIE)?.value);
  return (
    <ConsoleShell user={{ name: ctx.actor.name, role: ctx.actor.role, theme }}>
      <ZoneCookie known={jar.get(ZONE_COOKIE)?.value} />
      {children}
    </ConsoleShell>
  );
}
