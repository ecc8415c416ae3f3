// node tests/node/run.mjs SCORE FILE…: runs the tests that the files declare, one after the other, prints a line
// each, and writes {"passed":N,"failed":N} to SCORE. STAFETT_ONLY=text runs the tests whose names hold the text.
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { collect } from "./frame.mjs";

const [score, ...paths] = process.argv.slice(2);
const only = process.env.STAFETT_ONLY ?? "";
let passed = 0;
let failed = 0;

function within(seconds, promise) {
  let timer;
  const late = new Promise((_, refuse) => {
    timer = setTimeout(() => refuse(new Error(`not done within ${seconds} s`)), seconds * 1000);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

function told(name, file, error) {
  failed += 1;
  const at = file.step ? ` (at: ${file.step})` : "";
  console.log(`FAIL  ${name}${at}\n${(error?.stack ?? String(error)).replace(/^/gm, "      ")}`);
  // An assertion's first line says it all; its long list of differences follows in the stack.
}

// A promise that nobody waited for is a fault of the test that made it, not of the whole run.
const strays = [];
process.on("unhandledRejection", (error) => strays.push(error));

for (const path of paths) {
  const file = collect(path);
  await import(pathToFileURL(resolve(path)).href);
  const chosen = file.tests.filter(({ name }) => name.includes(only));
  if (chosen.length === 0) {
    if (!only) told(path, file, new Error("the file declares no test"));
    continue;
  }
  console.log(path);
  let ready = true;
  for (const { run, seconds } of file.before) {
    try {
      await within(seconds, run());
    } catch (error) {
      ready = false;
      for (const { name } of chosen) told(name, file, error);
      break;
    }
  }
  for (const { name, run, seconds } of ready ? chosen : []) {
    const started = performance.now();
    file.step = "";
    try {
      await within(seconds, run());
      if (strays.length > 0) throw strays.shift();
      passed += 1;
      console.log(`ok    ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
    } catch (error) {
      told(name, file, error);
    }
    strays.length = 0;
  }
  for (const { run, seconds } of file.after) {
    try {
      await within(seconds, run());
    } catch (error) {
      told(`${path}: tidying up`, file, error);
    }
  }
}
writeFileSync(score, `${JSON.stringify({ passed, failed })}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
