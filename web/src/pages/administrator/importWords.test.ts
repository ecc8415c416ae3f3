import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Schemas } from "../../api/client";
import fieldTexts from "../../texts/nb/import_field.json";
import { certaintyOf, twiceChosen } from "./ImportColumns";
import { fieldsAside, findingsOfFile, partsOfPlace } from "./importWords";

const finding = (change: Partial<Schemas["ImportFinding"]>): Schemas["ImportFinding"] => ({
  severity: "note",
  place: "",
  row: null,
  field: "",
  code: "bad_day",
  text: "",
  expected: "",
  found: "",
  ...change,
});

describe("a place in a file", () => {
  test.each([
    ["12:7 Startdato", { line: 12, column: 7, path: "Startdato" }],
    ["12 /deltakere/3/startDato", { line: 12, column: null, path: "/deltakere/3/startDato" }],
    ["12:7", { line: 12, column: 7, path: "" }],
    ["/deltakere/3", { line: null, column: null, path: "/deltakere/3" }],
    // A heading that begins with a figure is no line.
    ["4:2 2. telefon", { line: 4, column: 2, path: "2. telefon" }],
    ["", { line: null, column: null, path: "" }],
  ])("%j is read into its parts", (place, parts) => {
    expect(partsOfPlace(place)).toEqual(parts);
  });
});

describe("what was found in a file", () => {
  test("fields that are kept aside are named once each, apart from the rest", () => {
    const findings = [
      finding({ code: "kept_aside", field: "skonummer", row: 1 }),
      finding({ code: "kept_aside", field: "skonummer", row: 2 }),
      finding({ code: "column_aside", place: "1:4 Hårfarge" }),
      finding({ code: "no_contract", severity: "warning" }),
    ];
    expect(fieldsAside(findings)).toEqual(["Hårfarge", "skonummer"]);
    expect(findingsOfFile(findings).map(({ code }) => code)).toEqual(["no_contract"]);
  });

  test("a column of a sheet is named by its heading, not by its cell", () => {
    const findings = [finding({ code: "column_aside", place: "1:7 Deltakere!G1" })];
    expect(fieldsAside(findings, [{ index: 7, heading: "Skonummer" }])).toEqual(["Skonummer"]);
    expect(fieldsAside(findings, [{ index: 7, heading: "" }])).toEqual(["Deltakere!G1"]);
  });

  test("the gravest about the whole file stands first, and what is about a row stands at the row", () => {
    const findings = [
      finding({ code: "xlsx_macros" }),
      finding({ code: "csv_truncated", severity: "error" }),
      finding({ code: "bad_day", severity: "error", row: 3 }),
      finding({ code: "no_contract", severity: "warning" }),
    ];
    expect(findingsOfFile(findings).map(({ code }) => code)).toEqual([
      "csv_truncated",
      "no_contract",
      "xlsx_macros",
    ]);
  });
});

describe("a column", () => {
  test("says how sure the guess is, and nothing where there is none", () => {
    const sure = (confidence: number, field: string | null = "phone") => certaintyOf({ field, confidence });
    expect([sure(100), sure(90), sure(70), sure(40), sure(0, null)]).toEqual([
      "sure",
      "sure",
      "likely",
      "guess",
      null,
    ]);
  });

  test("cannot be the same field as another; the second is told, columns left aside are not", () => {
    expect(twiceChosen(["phone", null, "email", "phone", null])).toEqual([3]);
    expect(twiceChosen(["phone", "email"])).toEqual([]);
  });
});

test("each field that the server can name has a name on the page", () => {
  const source = readFileSync(join(process.cwd(), "../src/exchange/participant_list.cpp"), "utf8");
  const list = /field_names = \{([^}]*)\}/.exec(source)?.[1] ?? "";
  const names = [...list.matchAll(/"(\w+)"/g)].map(([, name]) => name ?? "");
  expect(names.length).toBeGreaterThan(50);
  expect(names.filter((name) => !(name in fieldTexts))).toEqual([]);
});
