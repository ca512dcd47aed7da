"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { includesRole, type Role } from "@/lib/contracts/roles";
import { SETTINGS_SCREENS } from "./settings-nav";

/** Links between the settings screens a role may see. */
export function SettingsTabs({ role }: { role: Role }) {
  const t = useTranslations("settings");
  const pathname = usePathname();
  const screens = SETTINGS_SCREENS.filter((screen) => includesRole(role, screen.role));
  return (
    <nav aria-label={t("title")} className="flex gap-1 overflow-x-auto border-b border-line px-4 max-md:px-1">
      {screens.map(({ id, icon: Icon }) => {
        const current = pathname.startsWith(`/settings/${id}`);
        return (
          <Link
            key={id}
            href={`/settings/${id}`}
            prefetch={false}
            // On a phone the row is wider than the screen: the current one must be in sight.
            ref={(link) => {
              if (current) link?.scrollIntoView({ block: "nearest", inline: "center" });
            }}
            aria-current={current ? "page" : undefined}
            className={cn(
              "-mb-px flex h-9 shrink-0 items-center gap-2 border-b-2 border-transparent px-3 text-ink-2 -outline-offset-2 hover:text-ink max-md:h-11",
              current && "border-ink font-medium text-ink",
            )}
          >
            <Icon aria-hidden className="size-4" />
            {t(`screen.${id}`)}
          </Link>
        );
      })}
    </nav>
  );
}
