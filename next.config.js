import createNextIntlPlugin from "next-intl/plugin";

/** The console's build: standalone output, no telemetry, no image optimiser, and the one static header the data route needs. */
const config = {
  output: "standalone",
  distDir: process.env.ATALAYA_DIST_DIR ?? ".next",
  // Said, not guessed: a lockfile in a parent folder would move the root there, and the server into a subfolder.
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // Next drops a `content-encoding` that a handler sets, so it is named here; the route sends gzip to exactly these requests.
  headers: () =>
    Promise.resolve([
      {
        source: "/api/v1/dashboards/:id/data",
        has: [{ type: "header", key: "accept-encoding", value: "(.*)gzip(.*)" }],
        headers: [{ key: "Content-Encoding", value: "gzip" }],
      },
    ]),
  typescript: { ignoreBuildErrors: true }, // `npm run verify` and `npm test` run tsc; a build need not do it twice
};

export default createNextIntlPlugin("./i18n/request.ts")(config);
