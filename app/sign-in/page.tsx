import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { SignInScreen } from "@/components/features/sign-in/sign-in-screen";
import { LanguageSwitch } from "@/components/shell/preferences/language-switch";
import { ThemeSwitch } from "@/components/shell/preferences/theme-switch";
import type { SearchProps } from "@/lib/client/url/view-params";
import { safeCallbackPath, signInErrorOf } from "@/lib/contracts/sessions";
import { readTheme, THEME_COOKIE } from "@/lib/contracts/theme";
import { getSessionCtx } from "@/lib/server/auth/session-ctx";
import { baseOrigin, env } from "@/lib/server/env";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signIn");
  return { title: t("title") };
}

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

export default async function SignInPage({ searchParams }: SearchProps) {
  const params = await searchParams;
  const settings = env();
  const callback = safeCallbackPath(first(params["callbackUrl"]), baseOrigin(settings));
  const failure = signInErrorOf(first(params["error"]));
  if (!failure && (await getSessionCtx())) redirect(callback);
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <SignInScreen
      callback={callback}
      failure={failure}
      provider={settings.OIDC_ISSUER ? settings.OIDC_NAME : null}
      preferences={
        <>
          <ThemeSwitch theme={theme} />
          <LanguageSwitch />
        </>
      }
    />
  );
}
