import { getRequestConfig } from "next-intl/server";
import { cookies, headers } from "next/headers";
import { LOCALE_COOKIE, pickLocale } from "@/lib/contracts/locale";
import en from "@/messages/en.json";
import es from "@/messages/es.json";

const MESSAGES = { en, es };

/** Language of a request: the reader's choice, else the browser's; there is no language in the address. */
export default getRequestConfig(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const locale = pickLocale(jar.get(LOCALE_COOKIE)?.value, head.get("accept-language"));
  return { locale, messages: MESSAGES[locale], timeZone: "UTC" };
});
