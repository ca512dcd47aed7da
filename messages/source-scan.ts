import { parseSync } from "oxc-parser";

/** A use of a message: the exact key, or the beginning all possible keys have in common (`settings.screen.`). */
type MessageUse = { readonly key: string; readonly exact: boolean };

/** A word in the source that a person would read and no translator could reach. */
type HardCoded = { readonly text: string; readonly where: string };

type SourceScan = { readonly uses: readonly MessageUse[]; readonly hardCoded: readonly HardCoded[] };

type Node = { readonly type: string; readonly [name: string]: unknown };

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;

const TRANSLATORS = new Set(["useTranslations", "getTranslations"]);
// Properties and attributes whose text is shown or read out.
const SPOKEN = new Set(["aria-label", "title", "label", "description", "detail", "hint", "placeholder"]);
const SPOKEN_ATTRIBUTES = new Set([
  "aria-description",
  "aria-roledescription",
  "aria-valuetext",
  "alt",
  "warning",
  "action",
  "allLabel",
  "altText",
]);
const WORD = /\p{L}{2,}/u;

/** Finds what a source file says to people: keys of messages it uses, and words it should not hold. */
export function scanSource(file: string, source: string): SourceScan {
  const program: unknown = parseSync(file, source).program;
  const translators = new Map<string, string>();
  const uses: MessageUse[] = [];
  const hardCoded: HardCoded[] = [];
  const found = (text: string, where: string) => {
    if (WORD.test(text)) hardCoded.push({ text: text.trim(), where });
  };
  // Two walks: a translator may be used above the line that makes it, inside another function.
  walk(program, (node) => remember(node, translators));
  walk(program, (node) => {
    const namespace = calledNamespace(node, translators);
    if (namespace !== null) uses.push(...keysOf(listOf(node["arguments"])[0], namespace));
    if (file.endsWith(".tsx")) collectWords(node, found);
  });
  return { uses, hardCoded };
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  else if (isNode(value)) {
    visit(value);
    for (const [name, child] of Object.entries(value)) if (name !== "parent") walk(child, visit);
  }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const literal = (value: unknown): string | null =>
  isNode(value) && value.type === "Literal" && typeof value["value"] === "string" ? value["value"] : null;
const nameOf = (value: unknown): string | null =>
  isNode(value) && typeof value["name"] === "string" ? value["name"] : null;

/** The namespace of `useTranslations("ns")` or `await getTranslations("ns")`; null for anything else. */
function namespaceOf(value: unknown): string | null {
  if (!isNode(value)) return null;
  if (value.type === "AwaitExpression" || value.type === "ParenthesizedExpression") {
    return namespaceOf(value["argument"] ?? value["expression"]);
  }
  if (value.type !== "CallExpression" || !TRANSLATORS.has(nameOf(value["callee"]) ?? "")) return null;
  return literal(listOf(value["arguments"])[0]) ?? "";
}

function remember(node: Node, translators: Map<string, string>): void {
  if (node.type !== "VariableDeclarator") return;
  const names =
    isNode(node["id"]) && node["id"].type === "ArrayPattern" ? listOf(node["id"]["elements"]) : [node["id"]];
  const values = names.length > 1 || isParallel(node["init"]) ? parallel(node["init"]) : [node["init"]];
  names.forEach((id, at) => {
    const name = nameOf(id);
    const namespace = namespaceOf(values[at]);
    // One name for two namespaces in one file: any of them may be meant.
    if (name && namespace !== null) translators.set(name, joinNamespaces(translators.get(name), namespace));
  });
}

const joinNamespaces = (known: string | undefined, added: string): string =>
  known === undefined || known.split("|").includes(added) ? (known ?? added) : `${known}|${added}`;

/** The elements of `await Promise.all([…])`. */
function parallel(value: unknown): readonly unknown[] {
  const call = isNode(value) && value.type === "AwaitExpression" ? value["argument"] : value;
  const list = isNode(call) && call.type === "CallExpression" ? listOf(call["arguments"])[0] : null;
  return isNode(list) ? listOf(list["elements"]) : [];
}
const isParallel = (value: unknown): boolean => parallel(value).length > 0;

function calledNamespace(node: Node, translators: ReadonlyMap<string, string>): string | null {
  if (node.type !== "CallExpression") return null;
  const callee = node["callee"];
  const direct = namespaceOf(callee);
  if (direct !== null) return direct;
  const owner = isNode(callee) && callee.type === "MemberExpression" ? callee["object"] : callee;
  return translators.get(nameOf(owner) ?? "") ?? null;
}

/** The keys a first argument may stand for. */
function keysOf(argument: unknown, namespaces: string): readonly MessageUse[] {
  const under = (rest: string, exact: boolean): readonly MessageUse[] =>
    namespaces.split("|").map((namespace) => ({ key: [namespace, rest].filter(Boolean).join("."), exact }));
  if (!isNode(argument)) return [];
  const text = literal(argument);
  if (text !== null) return under(text, true);
  if (argument.type === "ConditionalExpression") {
    return [...keysOf(argument["consequent"], namespaces), ...keysOf(argument["alternate"], namespaces)];
  }
  if (argument.type !== "TemplateLiteral") return under("", false);
  const quasi = listOf(argument["quasis"])[0];
  const value = isNode(quasi) ? quasi["value"] : null;
  const cooked = typeof value === "object" && value !== null && "cooked" in value ? String(value.cooked) : "";
  return under(cooked, false);
}

function collectWords(node: Node, found: (text: string, where: string) => void): void {
  if (node.type === "JSXText") found(String(node["value"]), "text");
  if (node.type === "JSXExpressionContainer") {
    const text = literal(node["expression"]);
    // A lone literal in braces is only a child when no attribute holds it; attributes are looked at below.
    if (text !== null && text !== " ") found(text, "text");
  }
  const isAttribute = node.type === "JSXAttribute";
  const name = isAttribute ? nameOf(node["name"]) : node.type === "Property" ? propertyName(node) : null;
  const text = literal(node["value"]);
  if (name === null || text === null) return;
  if (SPOKEN.has(name) || (isAttribute && SPOKEN_ATTRIBUTES.has(name))) found(text, name);
}

const propertyName = (node: Node): string | null => nameOf(node["key"]) ?? literal(node["key"]);
