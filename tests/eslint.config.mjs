// The tests in Node and the browser: the page's linter, with the rules that every script should keep.
import { createRequire } from "node:module";

const require = createRequire(new URL("../web/package.json", import.meta.url));

export default [
  require("@eslint/js").configs.recommended,
  { languageOptions: { globals: require("globals").node } },
];
