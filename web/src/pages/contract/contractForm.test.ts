import { describe, expect, test } from "vitest";
import type { Schemas } from "../../api/client";
import { addMonths } from "../../texts/days";
import {
  changed,
  contractFaults,
  contractInput,
  correctionOf,
  contractChange,
  emptyContract,
  optionYears,
  type TypedContract,
} from "./contractForm";
import { emptyTerm, termFaults, termInput } from "./termForm";
import { inOrder } from "./Terms";

const kinds: Schemas["TermKind"][] = [
  { kind: "caseload_ceiling", text: "Høyeste antall deltakere per konsulent", unit: "number" },
  { kind: "duration", text: "Varighet", unit: "duration" },
  { kind: "data_kinds", text: "Personopplysninger", unit: "codes" },
  { kind: "intake_stop", text: "Siste dag", unit: "day" },
  { kind: "report", text: "Rapport", unit: "text" },
];
const say = (lack: string, pointer: string) => `${lack} ${pointer}`;
const found = (faults: Record<string, unknown>) =>
  Object.entries(faults)
    .filter(([, fault]) => fault)
    .map(([pointer]) => pointer);

describe("the months of the calendar", () => {
  test.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2026-02-01", -3, "2025-11-01"],
    ["2026-12-15", 1, "2027-01-15"],
    ["2026-01-15", -1, "2025-12-15"],
  ])("%s and %i months on is %s", (day, months, then) => {
    expect(addMonths(day, months)).toBe(then);
  });
});

describe("option years", () => {
  test("follow on the base period without holes, each a year, each to be decided before it begins", () => {
    expect(optionYears("TO_PLUSS_EN_PLUSS_EN", "2027-01-31")).toEqual([
      { first_day: "2027-02-01", last_day: "2028-01-31", decide_by_day: "2026-11-01" },
      { first_day: "2028-02-01", last_day: "2029-01-31", decide_by_day: "2027-11-01" },
    ]);
  });

  test("are none where the model has none or does not say how many", () => {
    expect(optionYears("INGEN_OPSJONSMULIGHET", "2027-01-31")).toEqual([]);
    expect(optionYears("ANNET", "2027-01-31")).toEqual([]);
  });

  test("move with the base period, until somebody has set one by hand", () => {
    let form = changed({ ...emptyContract, first_day: "2025-02-01" }, { option_model: "TO_PLUSS_EN" });
    expect(form.base_last_day).toBe("2027-01-31");
    expect(form.options.map(({ first_day }) => first_day)).toEqual(["2027-02-01"]);
    form = changed(form, { first_day: "2025-03-01" });
    expect(form.base_last_day).toBe("2027-02-28");
    expect(form.options.map(({ first_day }) => first_day)).toEqual(["2027-03-01"]);
    const byHand = [{ first_day: "2027-03-01", last_day: "2027-12-31", decide_by_day: "2026-09-01" }];
    form = changed(form, { options: byHand, options_by_hand: true });
    form = changed(form, { first_day: "2025-04-01" });
    expect(form.options).toEqual(byHand);
  });

  test("a last day that was typed stays when the first day is mended", () => {
    let form = changed({ ...emptyContract, first_day: "2025-02-01" }, { option_model: "TO_PLUSS_EN" });
    form = changed(form, { base_last_day: "2027-06-30" });
    form = changed(form, { first_day: "2025-03-01" });
    expect(form.base_last_day).toBe("2027-06-30");
    expect(form.options.map(({ first_day }) => first_day)).toEqual(["2027-07-01"]);
  });
});

const whole: TypedContract = {
  ...emptyContract,
  number: " 24/1 ",
  name: "AFT Øst",
  measure_type: "ARBEIDSFORBEREDENDE_TRENING",
  agreement_type: "RAMMEAVTALE",
  buyer: "Nav Øst",
  area: "Øst",
  award_day: "2025-01-01",
  first_day: "2025-02-01",
  base_last_day: "2027-01-31",
  option_model: "INGEN_OPSJONSMULIGHET",
  method: "Supported Employment",
  price_model: "ANNEN_AVTALT_PRIS",
};

describe("the form of a contract", () => {
  test("names every field that is missing, at once", () => {
    expect(found(contractFaults(emptyContract, kinds, say)).sort()).toEqual(
      [
        "/agreement_type",
        "/area",
        "/award_day",
        "/base_last_day",
        "/buyer",
        "/first_day",
        "/measure_type",
        "/method",
        "/name",
        "/number",
        "/option_model",
        "/price_model",
      ].sort(),
    );
  });

  test("names what is missing in an option and in a term by their places", () => {
    const form = {
      ...whole,
      options: [{ first_day: "2027-02-01", last_day: "", decide_by_day: "2026-11-01" }],
      terms: [{ ...emptyTerm, kind: "caseload_ceiling", first_day: "2025-02-01", number: "tjue" }],
    };
    expect(found(contractFaults(form, kinds, say))).toEqual([
      "/options/0/last_day",
      "/terms/0/number",
      "/terms/0/source",
    ]);
  });

  test("sends what was typed, trimmed, and leaves out what is empty", () => {
    const input = contractInput(whole, kinds);
    expect(found(contractFaults(whole, kinds, say))).toEqual([]);
    expect(input.number).toBe("24/1");
    expect(input.start_months).toBe(6);
    expect(input).toMatchObject({ places: null, intake_stop_day: null, predecessor: null, terms: [] });
  });

  test("that is opened to be corrected and sent as it is changes nothing", () => {
    const contract = {
      ...contractInput({ ...whole, places: "40" }, kinds),
      predecessor: { id: "p1", name: "Før" },
      terminated_last_day: null,
      terminated_known_day: null,
    } as unknown as Schemas["ContractView"];
    const { options, terms, ...same } = contractInput({ ...whole, places: "40", predecessor: "p1" }, kinds);
    expect([options, terms]).toEqual([[], []]);
    expect(contractChange(correctionOf(contract), 3)).toEqual({
      ...same,
      terminated_last_day: null,
      terminated_known_day: null,
      version: 3,
    });
  });
});

describe("a term", () => {
  const typed = { ...emptyTerm, first_day: "2025-02-01", source: "Bilag 1" };

  test("asks for the fields that its kind is measured in, and for no others", () => {
    expect(found(termFaults({ ...typed, kind: "" }, kinds, say))).toEqual(["/kind"]);
    expect(found(termFaults({ ...typed, kind: "duration" }, kinds, say))).toEqual([
      "/number",
      "/second_number",
    ]);
    expect(found(termFaults({ ...typed, kind: "data_kinds" }, kinds, say))).toEqual(["/codes"]);
    expect(found(termFaults({ ...typed, kind: "intake_stop" }, kinds, say))).toEqual(["/day"]);
    expect(found(termFaults({ ...typed, kind: "report" }, kinds, say))).toEqual(["/text"]);
  });

  test("sends what its kind takes, and leaves behind what was typed for another kind", () => {
    const everything = {
      ...typed,
      number: "36",
      second_number: "42",
      text: "x",
      day: "2026-01-01",
      codes: ["NAVN"],
    };
    const common = { first_day: "2025-02-01", source: "Bilag 1" };
    expect(termInput({ ...everything, kind: "duration" }, kinds)).toEqual({
      ...common,
      kind: "duration",
      number: 36,
      second_number: 42,
      text: "months",
    });
    expect(termInput({ ...everything, kind: "data_kinds" }, kinds)).toEqual({
      ...common,
      kind: "data_kinds",
      codes: ["NAVN"],
    });
    expect(termInput({ ...everything, kind: "caseload_ceiling" }, kinds)).toEqual({
      ...common,
      kind: "caseload_ceiling",
      number: 36,
    });
  });

  test("that came later stands above the one it took the place of, kinds in the order of the list", () => {
    const term = (kind: string, first_day: string) =>
      ({ id: kind + first_day, kind, first_day, in_force: false }) as Schemas["TermView"];
    const shown = inOrder(
      [
        term("report", "2025-01-01"),
        term("caseload_ceiling", "2025-01-01"),
        term("caseload_ceiling", "2026-01-01"),
      ],
      kinds,
    );
    expect(shown.map(({ id }) => id)).toEqual([
      "caseload_ceiling2026-01-01",
      "caseload_ceiling2025-01-01",
      "report2025-01-01",
    ]);
  });
});
