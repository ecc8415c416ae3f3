import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import problems from "../texts/nb/problem.json";

const source = join(process.cwd(), "../src");

/** The codes that the rooms of the server refuse with: the second word of `refuse(Reason::…, "code")`. */
function refusals(room: string): string[] {
  const files = readdirSync(join(source, room), { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".cpp"),
  );
  return files.flatMap((name) =>
    [...readFileSync(join(source, room, name), "utf8").matchAll(/refuse\(\s*Reason::\w+,\s*"(\w+)"/g)].map(
      ([, code]) => code ?? "",
    ),
  );
}

test("whatever the server may refuse is told in words of its own", () => {
  const codes = new Set(
    ["domain", "method", "store", "service"].flatMap((room) => {
      try {
        return refusals(room);
      } catch {
        return []; // a room that is not built yet
      }
    }),
  );
  expect(codes.size).toBeGreaterThan(20);
  const told = Object.keys(problems.code);
  expect(
    [...codes].filter((code) => !told.includes(code)),
    "add them to src/texts/…/problem.json",
  ).toEqual([]);
});
