// What the tests use of the page's packages (web/package.json): one place to fetch and pin them.
import { createRequire } from "node:module";

const require = createRequire(new URL("../../web/package.json", import.meta.url));

export const { chromium } = require("playwright-core");
export const yaml = require("yaml");
export const { default: Ajv } = require("ajv/dist/2020");
export const { default: ajv_formats } = require("ajv-formats");
/** axe-core as the text of a script, to be run in a page. */
export const axe_script = require("axe-core").source;
