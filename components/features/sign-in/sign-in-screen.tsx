import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Logo } from "@/components/ui/logo";
import type { SignInFailure } from "./sign-in-failure";
import { SignInForm } from "./sign-in-form";

type SignInScreenProps = {
  callback: string;
  failure: SignInFailure | null;
  /** Name of the identity provider, when there is one. */
  provider: string | null;
  preferences: ReactNode;
};

/** The door of the console. */
export function SignInScreen({ callback, failure, provider, preferences }: SignInScreenProps) {
  const t = useTranslations("signIn");
  const shell = useTranslations("shell");
  return (
    <main className="flex min-h-dvh flex-col">
      <div className="flex justify-end gap-1 p-2">{preferences}</div>
      <div className="flex flex-1 items-center justify-center px-4 pb-24 max-sm:items-start max-sm:pt-8">
        <div className="w-full max-w-90">
          <div className="mb-6 flex items-center gap-3">
            <Logo className="size-9" />
            <div>
              <p className="text-xl font-semibold tracking-tight">{shell("name")}</p>
              <p className="text-ink-2">{t("tagline")}</p>
            </div>
          </div>
          <div className="rounded-lg border border-line bg-surface p-5">
            <h1 className="mb-4 text-lg font-semibold">{t("title")}</h1>
            <SignInForm callback={callback} failure={failure} provider={provider} />
          </div>
        </div>
      </div>
    </main>
  );
}
