// What a page needs before it can be used, compressed: the start, the texts of one language, and the page's own script.
// Fails when a page needs more than the budget.
import { readFileSync, rmSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const budget = 250_000;
const dist = new URL("../dist/", import.meta.url);
/** @type {Record<string, {file: string, imports?: string[], dynamicImports?: string[], isEntry?: boolean, isDynamicEntry?: boolean, name?: string}>} */
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));

/** @param {string[]} roots */
function weigh(roots) {
  const seen = new Set();
  const visit = (/** @type {string} */ key) => {
    if (seen.has(key)) return;
    seen.add(key);
    manifest[key]?.imports?.forEach(visit);
  };
  roots.forEach(visit);
  return [...seen].reduce((sum, key) => {
    const file = manifest[key]?.file;
    return file?.endsWith(".js") ? sum + statSync(new URL(`${file}.gz`, dist)).size : sum;
  }, 0);
}

const entries = Object.keys(manifest);
const start = entries.filter((key) => manifest[key]?.isEntry);
const texts = entries.filter((key) => manifest[key]?.file.includes("texts-nb")).slice(0, 1);
// What the start fetches is a page; what a page fetches later (its dialogs) is waited for by nobody.
const pages = start
  .flatMap((key) => manifest[key]?.dynamicImports ?? [])
  .filter((key) => key.startsWith("src/pages/"));

const rows = [
  ["start", weigh([...start, ...texts])],
  ...pages.map((page) => [page, weigh([...start, ...texts, page])]),
].sort((a, b) => Number(b[1]) - Number(a[1]));
for (const [page, size] of rows)
  console.log(`${String(Math.round(Number(size) / 1000)).padStart(5)} kB  ${page}`);

rmSync(fileURLToPath(new URL(".vite", dist)), { recursive: true });
const heavy = rows.filter(([, size]) => Number(size) > budget);
if (heavy.length > 0) {
  console.error(
    `over the budget of ${budget / 1000} kB compressed script: ${heavy.map(([page]) => page).join(", ")}`,
  );
  process.exit(1);
}
