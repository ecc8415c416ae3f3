// The tests in Node and the browser: the page's linter, with the rules that every script should keep.
import { createRequire } from "node:module";

const require = createRequire(new URL("../web/package.json", import.meta.url));

const globals = require("globals");

export default [
  { ignores: ["**/output/"] },
  require("@eslint/js").configs.recommended,
  { languageOptions: { globals: globals.node } },
  // What stands in page.evaluate() runs in the browser.
  { files: ["e2e/**"], languageOptions: { globals: { ...globals.node, ...globals.browser } } },
];
