// Lists the text files of bokmål as a type, so that a wrong namespace or key does not compile.
// Each page adds its own src/texts/{nb,nn,en}/NAME.json; nobody edits a common list.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const folder = new URL("../src/texts/", import.meta.url);
const names = readdirSync(new URL("nb/", folder))
  .filter((file) => file.endsWith(".json"))
  .map((file) => file.slice(0, -".json".length))
  .sort();

const lines = [
  "// Made by scripts/texts.mjs; not to be edited.",
  ...names.map((name) => `import type ${name} from "./nb/${name}.json";`),
  "",
  "export interface Texts {",
  ...names.map((name) => `  ${name}: typeof ${name};`),
  "}",
  "",
  `export const namespaces = ${JSON.stringify(names)} as const;`,
  "",
];
const target = new URL("namespaces.gen.ts", folder);
const text = lines.join("\n");
let before = "";
try {
  before = readFileSync(target, "utf8");
} catch {
  // first time
}
if (before !== text) writeFileSync(target, text);
