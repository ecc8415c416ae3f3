// A small frame for tests that need a server or a browser: a file declares, run.mjs runs.
//
//   import { before, after, test, step } from '../node/frame.mjs';
//   before(async () => { ... });             once for the file
//   test('a sentence about the field', async () => { step('what happens now'); ... });

let file = null;

/** Starts collecting what a file declares; used by run.mjs only. */
export function collect(path) {
  file = { path, before: [], after: [], tests: [], step: "" };
  return file;
}

/** Runs once before the file's tests; when it fails, all of them have failed. */
export const before = (run, { seconds = 120 } = {}) => file.before.push({ run, seconds });

/** Runs once after the file's tests, whatever became of them; the last declared first. */
export const after = (run) => file.after.unshift({ run, seconds: 60 });

/** Declares one test: a sentence, what proves it, and how long it may take. */
export const test = (name, run, { seconds = 60 } = {}) => file.tests.push({ name, run, seconds });

/** Says what a long test is about to do; shown when it fails there. */
export const step = (text) => {
  file.step = text;
};
