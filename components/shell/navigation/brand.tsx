import { useTranslations } from "next-intl";
import { Logo } from "@/components/ui/logo";

export function Brand() {
  const t = useTranslations("shell");
  return (
    <span className="flex items-center gap-2 text-lg font-semibold tracking-tight">
      <Logo className="size-6" />
      {t("name")}
    </span>
  );
}
