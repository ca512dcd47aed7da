import { useTranslations } from "next-intl";
import { NotFoundScreen } from "@/components/shell/screens/not-found-screen";

export default function NotFound() {
  const t = useTranslations("errors");
  return (
    <main className="grid min-h-dvh place-items-center">
      <title>{t("notFound")}</title>
      <NotFoundScreen />
    </main>
  );
}
