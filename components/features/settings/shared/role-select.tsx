"use client";
import { useTranslations } from "next-intl";
import type { FieldControl } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { includesRole, type Role, ROLES } from "@/lib/contracts/roles";

type RoleSelectProps = FieldControl & { value: Role; onChange: (role: Role) => void; most?: Role };

/** A role, with what it may do; nothing above `most` is offered. */
export function RoleSelect({ value, onChange, most = "admin", ...control }: RoleSelectProps) {
  const t = useTranslations("roles");
  const hints = useTranslations("settings.roleHint");
  const options = ROLES.filter((role) => includesRole(most, role)).map((role) => ({
    value: role,
    label: t(role),
    hint: hints(role),
  }));
  return <Select {...control} value={value} options={options} onChange={onChange} />;
}
