/** The console's build: standalone output, no telemetry, no image optimiser, and the one static header the data route needs. */
const config = {
  output: "standalone",
  distDir: process.env.ATALAYA_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  typescript: { ignoreBuildErrors: true }, // `npm run verify` and `npm test` run tsc; a build need not do it twice
};

export default config;
