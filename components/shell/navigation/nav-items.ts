import { Activity, Gauge, type LucideIcon, Settings } from "lucide-react";
import type { Role } from "@/lib/contracts/roles";

export type NavItem = {
  readonly id: "overview" | "performance" | "settings";
  readonly href: string;
  readonly icon: LucideIcon;
  /** Second key of the `g …` shortcut. */
  readonly key: string;
  /** Does the screen take its time range and filters from the address? Then links carry them over. */
  readonly keepsView: boolean;
  readonly role?: Role;
};

/** The screens there are, in the order people read them. A new screen is one line here and its name in the messages. */
export const NAV_ITEMS: readonly NavItem[] = [
  { id: "overview", href: "/", icon: Gauge, key: "o", keepsView: true },
  { id: "performance", href: "/performance", icon: Activity, key: "p", keepsView: true },
  { id: "settings", href: "/settings", icon: Settings, key: "s", keepsView: false },
];

/** Is `pathname` this item's screen or one below it? */
export const isCurrent = (item: NavItem, pathname: string): boolean =>
  item.href === "/" ? pathname === "/" : pathname === item.href || pathname.startsWith(`${item.href}/`);

/** Address of a screen, with the time and filters of the view one comes from. */
export const navHref = (item: NavItem, search: string): string =>
  item.keepsView && search ? `${item.href}?${search}` : item.href;
