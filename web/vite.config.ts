import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** Where `npm run dev` finds the server; the page itself always speaks to its own origin. */
const server = process.env.STAFETT_SERVER ?? "http://localhost:8080";

export default defineConfig({
  plugins: [react()],
  server: { port: 5173, strictPort: true, proxy: { "/api": { target: server } } },
  build: {
    target: "es2022",
    // scripts/budget.mjs reads it, then takes it away.
    manifest: true,
    // The content security policy allows no data: address for pictures and fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    // scripts/budget.mjs measures what a page needs; the size of one file says little.
    chunkSizeWarningLimit: 800,
    // The polyfill would be the only inline script of the page.
    modulePreload: { polyfill: false },
    rollupOptions: {
      output: {
        manualChunks(id) {
          const text = /\/src\/texts\/(nb|nn|en)\//.exec(id);
          // All texts of one language travel together: one request, and no page waits for its own file.
          return text ? `texts-${text[1]}` : undefined;
        },
      },
    },
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/testing/setup.ts"],
    css: { modules: { classNameStrategy: "non-scoped" } },
    restoreMocks: true,
    testTimeout: 20_000,
  },
});
