#!/usr/bin/env node
// The command line. Works in a fresh clone: the bootstrap brings Node 24 and the packages first, then runs bin/cli/main.ts.
// Its progress goes to stderr, so that stdout holds the answer alone.
console.log = console.error;
process.argv.splice(2, 0, "run", "bin/cli/main.ts");
await import("./bootstrap.mjs");
