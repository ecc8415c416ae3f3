import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const web = process.cwd();

test("the page's types are those of the contract with the server", () => {
  const made = execFileSync(
    "node_modules/.bin/openapi-typescript",
    ["../api/openapi.yaml", "--alphabetize=false"],
    {
      cwd: web,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  const kept = readFileSync(join(web, "src/api/schema.d.ts"), "utf8");
  expect(kept.trim() === made.trim(), "api/openapi.yaml has changed: run `npm run types`").toBe(true);
}, 60_000);
