import { globSync, readFileSync } from "node:fs";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";
import en from "./en.json";
import es from "./es.json";
import { scanSource } from "./source-scan";

type Tree = { readonly [key: string]: string | Tree };

const flatten = (tree: Tree, path = ""): [string, string][] =>
  Object.entries(tree).flatMap(([name, value]): [string, string][] =>
    typeof value === "string" ? [[path + name, value]] : flatten(value, `${path}${name}.`),
  );

const LANGUAGES = { en: new Map(flatten(en)), es: new Map(flatten(es)) };

const ROOT = new URL("..", import.meta.url).pathname;
const SOURCES = globSync("{app,components}/**/*.{ts,tsx}", { cwd: ROOT })
  .filter((file) => !/\.(?:test|d)\.ts$/.test(file))
  .map((file) => ({ file, ...scanSource(file, readFileSync(ROOT + file, "utf8")) }));

/** Names that are the same in every language, and the page that must work when nothing else does. */
const SAME_EVERYWHERE = new Set(["UTC"]);
const WITHOUT_MESSAGES = "app/global-error.tsx";

function argumentsOf(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const own = `${element.value}:${TYPE[element.type]}`;
    if (element.type === TYPE.tag) return [own, ...argumentsOf(element.children)];
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [own];
    return [own, ...Object.values(element.options).flatMap((option) => argumentsOf(option.value))];
  });
}

const signature = (message: string): string => [...new Set(argumentsOf(parse(message)))].toSorted().join(", ");

describe("messages", () => {
  it("are the same keys in both languages", () => {
    expect([...LANGUAGES.es.keys()].toSorted()).toEqual([...LANGUAGES.en.keys()].toSorted());
  });

  it("take the same arguments in both languages", () => {
    const differing = [...LANGUAGES.en].filter(
      ([key, text]) => signature(text) !== signature(LANGUAGES.es.get(key) ?? ""),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it("are neither empty nor the same sentence twice", () => {
    const empty = Object.values(LANGUAGES).flatMap((texts) => [...texts].filter(([, text]) => text.trim() === ""));
    expect(empty).toEqual([]);
    const untranslated = [...LANGUAGES.en].filter(
      ([key, text]) => text.split(" ").length > 3 && LANGUAGES.es.get(key) === text,
    );
    expect(untranslated).toEqual([]);
  });

  it("exist for every key the source asks for", () => {
    const keys = [...LANGUAGES.en.keys()];
    const missing = SOURCES.flatMap(({ file, uses }) =>
      uses
        .filter(({ key, exact }) => (exact ? !LANGUAGES.en.has(key) : !keys.some((known) => known.startsWith(key))))
        // A name that stands for two namespaces in one file: enough that one of them has the key.
        .filter(
          ({ key }) =>
            !uses.some(
              (other) =>
                other.exact && other.key.endsWith(key.slice(key.lastIndexOf("."))) && LANGUAGES.en.has(other.key),
            ),
        )
        .map(({ key }) => `${file}: ${key}`),
    );
    expect(missing).toEqual([]);
  });

  it("are all used", () => {
    const uses = SOURCES.flatMap((source) => source.uses);
    const unused = [...LANGUAGES.en.keys()].filter(
      (known) => !uses.some(({ key, exact }) => (exact ? key === known : known.startsWith(key))),
    );
    expect(unused).toEqual([]);
  });
});

describe("sources", () => {
  it("hold no word a person reads", () => {
    const words = SOURCES.filter(({ file }) => file !== WITHOUT_MESSAGES).flatMap(({ file, hardCoded }) =>
      hardCoded
        .filter(({ text }) => !SAME_EVERYWHERE.has(text))
        .map(({ text, where }) => `${file} (${where}): ${text}`),
    );
    expect(words).toEqual([]);
  });
});

describe("the scan itself", () => {
  it.each([
    { source: "<p>Hello there</p>", expected: ["Hello there"], why: "text between tags" },
    { source: '<button aria-label="Close it" />', expected: ["Close it"], why: "an attribute that is read out" },
    { source: '<p>{"Hello"}</p>', expected: ["Hello"], why: "a literal in braces" },
    { source: 'toast({ title: "Saved" })', expected: ["Saved"], why: "a property that is shown" },
    { source: '<p className="flex">{t("x")} · –</p>', expected: [], why: "class names, keys and signs" },
  ])("finds $why", ({ source, expected }) => {
    expect(scanSource("a.tsx", `const a = () => ${source};`).hardCoded.map(({ text }) => text)).toEqual(expected);
  });

  it("knows keys that are written out, composed and chosen", () => {
    const source =
      'const t = useTranslations("n"); t("a"); t(`b.${x}`); t(c ? "d" : "e"); t.rich("f"); useTranslations("m")("g");';
    expect(scanSource("a.tsx", source).uses.map(({ key, exact }) => `${key}${exact ? "" : "*"}`)).toEqual([
      "n.a",
      "n.b.*",
      "n.d",
      "n.e",
      "n.f",
      "m.g",
    ]);
  });
});
