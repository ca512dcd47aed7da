"use client";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { isCurrent, NAV_ITEMS, navHref } from "./nav-items";

/** The list of screens; the one shown is marked for eyes and for screen readers. */
export function NavLinks({ onNavigate }: { onNavigate?: () => void }) {
  const t = useTranslations("shell.nav");
  const pathname = usePathname();
  const search = useSearchParams().toString();
  return (
    <ul className="flex flex-col gap-0.5">
      {NAV_ITEMS.map((item) => {
        const current = isCurrent(item, pathname);
        return (
          <li key={item.id}>
            <Link
              href={navHref(item, search)}
              prefetch={false}
              aria-current={current ? "page" : undefined}
              {...(onNavigate && { onClick: onNavigate })}
              className={cn(
                "flex h-8 items-center gap-2.5 rounded-md px-2 text-ink-2 hover:bg-hover hover:text-ink max-lg:h-11",
                current && "bg-active font-medium text-ink",
              )}
            >
              <item.icon aria-hidden className="size-4 shrink-0" />
              {t(item.id)}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
