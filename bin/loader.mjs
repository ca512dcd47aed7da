// Lets plain Node run the project's TypeScript: `@/x` means the checkout's root, and imports need no extension.
// Used as `node --conditions=react-server --import ./bin/loader.mjs FILE.ts`; types are stripped by Node itself.
import { existsSync, statSync } from "node:fs";
import { registerHooks } from "node:module";
import { dirname, resolve as resolvePath } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SUFFIXES = ["", ".ts", ".tsx", ".mjs", ".js"];

function locate(base) {
  for (const suffix of SUFFIXES) {
    const file = base + suffix;
    if (existsSync(file) && statSync(file).isFile()) return pathToFileURL(file).href;
  }
  return null;
}

registerHooks({
  resolve(specifier, context, next) {
    const aliased = specifier.startsWith("@/");
    const relative = specifier.startsWith("./") || specifier.startsWith("../");
    const inProject = context.parentURL?.startsWith("file:") && !context.parentURL.includes("/node_modules/");
    if (aliased || (relative && inProject)) {
      const base = aliased
        ? resolvePath(root, specifier.slice(2))
        : resolvePath(dirname(fileURLToPath(context.parentURL)), specifier);
      const url = locate(base);
      if (url) return next(url, url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context);
    }
    return next(specifier, context);
  },
});
