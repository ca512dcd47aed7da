import "server-only";
import type { Text } from "@/lib/catalog/types";
import type { ErrorCode } from "@/lib/contracts/problem";
import { AppError } from "@/lib/server/http/app-error";

export type FailureKind =
  | "unreachable"
  | "timeout"
  | "unauthorized"
  | "redirect"
  | "wrong_url"
  | "not_json"
  | "cut_off"
  | "too_big"
  | "overloaded"
  | "bad_query"
  | "too_many_samples"
  | "too_many_series"
  | "duplicate_series"
  | "execution"
  | "aborted";

const CODES: Partial<Record<FailureKind, ErrorCode>> = { timeout: "upstream_timeout", bad_query: "invalid" };

/** A data source did not give a usable answer. The text may be shown: it never holds a URL's credentials or a header. */
export class UpstreamFailure extends AppError {
  readonly kind: FailureKind;
  readonly source: string;
  readonly text: Text;

  constructor(kind: FailureKind, source: string, detail = "", cause?: unknown) {
    const text = describe(kind, source, detail);
    super(CODES[kind] ?? "upstream_unavailable", text.en, { cause });
    this.name = "UpstreamFailure";
    this.kind = kind;
    this.source = source;
    this.text = text;
  }

  /** Would the same question to the same source fail again because of the question itself? */
  get isAboutQuery(): boolean {
    return ["bad_query", "too_many_samples", "too_many_series", "duplicate_series", "execution", "too_big"].includes(
      this.kind,
    );
  }
}

const MAX_DETAIL = 300;

function describe(kind: FailureKind, source: string, detail: string): Text {
  const more = detail.length > MAX_DETAIL ? `${detail.slice(0, MAX_DETAIL)}…` : detail;
  const text = TEXTS[kind](source);
  return more === "" ? text : { en: `${text.en} (${more})`, es: `${text.es} (${more})` };
}

const TEXTS: Record<FailureKind, (source: string) => Text> = {
  unreachable: (s) => ({ en: `${s} is not reachable.`, es: `No se puede conectar con ${s}.` }),
  timeout: (s) => ({
    en: `${s} did not answer in time. Try a shorter range.`,
    es: `${s} no respondió a tiempo. Pruebe con un intervalo más corto.`,
  }),
  unauthorized: (s) => ({
    en: `${s} refused the console's credentials. Check the token or password of this source.`,
    es: `${s} rechazó las credenciales de la consola. Revise el token o la contraseña de esta fuente.`,
  }),
  redirect: (s) => ({
    en: `${s} answered with a redirect. Check the URL and path of this source.`,
    es: `${s} respondió con una redirección. Revise la URL y la ruta de esta fuente.`,
  }),
  wrong_url: (s) => ({
    en: `${s} does not know this address. Check the URL and path of this source.`,
    es: `${s} no conoce esta dirección. Revise la URL y la ruta de esta fuente.`,
  }),
  not_json: (s) => ({
    en: `${s} answered with something that is not its API's JSON. Check the URL of this source, or a proxy in between.`,
    es: `${s} respondió con algo que no es el JSON de su API. Revise la URL de esta fuente o un proxy intermedio.`,
  }),
  cut_off: (s) => ({
    en: `${s} broke off in the middle of its answer.`,
    es: `${s} interrumpió su respuesta a la mitad.`,
  }),
  too_big: (s) => ({
    en: `The answer of ${s} is too big. Choose fewer services or a shorter range.`,
    es: `La respuesta de ${s} es demasiado grande. Elija menos servicios o un intervalo más corto.`,
  }),
  overloaded: (s) => ({
    en: `${s} is overloaded or not ready yet.`,
    es: `${s} está sobrecargado o aún no está listo.`,
  }),
  bad_query: (s) => ({ en: `${s} cannot read this query.`, es: `${s} no entiende esta consulta.` }),
  too_many_samples: (s) => ({
    en: `The query reads more samples than ${s} allows. Choose fewer services or a shorter range.`,
    es: `La consulta lee más muestras de las que ${s} permite. Elija menos servicios o un intervalo más corto.`,
  }),
  too_many_series: (s) => ({
    en: `The query returned too many series from ${s} for one panel. Choose fewer services or instances.`,
    es: `La consulta devolvió demasiadas series de ${s} para un panel. Elija menos servicios o instancias.`,
  }),
  duplicate_series: (s) => ({
    en: `${s} holds the same series twice, so the query has no single answer. Is a target scraped twice?`,
    es: `${s} tiene la misma serie dos veces y la consulta no tiene una respuesta única. ¿Se recoge un objetivo dos veces?`,
  }),
  execution: (s) => ({ en: `${s} could not evaluate the query.`, es: `${s} no pudo evaluar la consulta.` }),
  aborted: (s) => ({ en: `The question to ${s} was given up.`, es: `Se abandonó la consulta a ${s}.` }),
};
