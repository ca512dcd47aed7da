"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { signInErrorOf } from "@/lib/contracts/sessions";
import { failureWords, type SignInFailure } from "./sign-in-failure";

type SignInFormProps = { callback: string; failure: SignInFailure | null; provider: string | null };

/** E-mail and password, and the identity provider where there is one. What was typed stays after a failure. */
export function SignInForm({ callback, failure: initial, provider }: SignInFormProps) {
  const t = useTranslations("signIn");
  const [failure, setFailure] = useState(initial);
  const [busy, setBusy] = useState<"password" | "provider" | null>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy("password");
    try {
      const { signIn } = await import("next-auth/react");
      const credentials = { email: form.get("email"), password: form.get("password"), redirect: false as const };
      const reply = await signIn("credentials", { ...credentials, callbackUrl: callback });
      // A full load on purpose: nothing of the signed-out page may stay in memory.
      if (reply?.ok) return location.assign(callback);
      setFailure(signInErrorOf(reply?.error) ?? { code: "unreachable" });
    } catch {
      setFailure({ code: "unreachable" });
    }
    setBusy(null);
  };
  const viaProvider = async () => {
    setBusy("provider");
    const { signIn } = await import("next-auth/react");
    await signIn("oidc", { callbackUrl: callback }).catch(() => setFailure({ code: "unreachable" }));
    setBusy(null);
  };
  const words = failure && failureWords(failure.code);
  return (
    <form onSubmit={(event) => void submit(event)} method="post" className="flex flex-col gap-4">
      {words && (
        <Notice tone={words === "expired" ? "info" : "crit"}>
          {words === "throttled"
            ? t("failure.throttled", { seconds: failure?.retryAfterSeconds ?? 60 })
            : t(`failure.${words}`)}
        </Notice>
      )}
      <Field label={t("email")}>
        {(control) => (
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page has one purpose, and this is its first step
          <Input {...control} name="email" type="email" autoComplete="username" required autoFocus className="h-9" />
        )}
      </Field>
      <Field label={t("password")}>
        {(control) => (
          <Input
            {...control}
            name="password"
            type="password"
            autoComplete="current-password"
            required
            className="h-9"
          />
        )}
      </Field>
      <Button type="submit" variant="primary" className="h-9" busy={busy === "password"}>
        {t("submit")}
      </Button>
      {provider && (
        <>
          <div className="flex items-center gap-3 text-sm text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
            {t("or")}
          </div>
          <Button className="h-9" busy={busy === "provider"} onClick={() => void viaProvider()}>
            {t("withProvider", { provider })}
          </Button>
        </>
      )}
    </form>
  );
}
