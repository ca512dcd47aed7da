import { Cable, KeyRound, type LucideIcon, Network, ScrollText, UserRound, Users } from "lucide-react";
import type { Role } from "@/lib/contracts/roles";

export type SettingsScreen = {
  readonly id: "account" | "tokens" | "services" | "sources" | "users" | "audit";
  readonly icon: LucideIcon;
  readonly role: Role;
};

/** The settings screens and who may see them. */
export const SETTINGS_SCREENS: readonly SettingsScreen[] = [
  { id: "account", icon: UserRound, role: "viewer" },
  { id: "tokens", icon: KeyRound, role: "viewer" },
  { id: "services", icon: Network, role: "viewer" },
  { id: "sources", icon: Cable, role: "viewer" },
  { id: "users", icon: Users, role: "admin" },
  { id: "audit", icon: ScrollText, role: "admin" },
];
