import { expect, test } from "vitest";
import type { Contract, Parameter } from "./foresightQuery";
import { faultsOf, readNumber, runInputOf, shownValue, untouched, valueOf, type Typed } from "./levers";

const parameter = (of: Partial<Parameter>): Parameter => ({
  name: "staff.hire_days",
  unit: "days",
  least: 0,
  most: 365,
  whole: false,
  value: 45,
  low: 20,
  high: 90,
  evidence: "assumption",
  source: "",
  turned_by_leader: true,
  ...of,
});
const share = parameter({ name: "week.documentation_share", unit: "share", most: 0.9, value: 0.3 });
const ceiling = parameter({
  name: "staff.caseload_ceiling",
  unit: "participants",
  least: 5,
  most: 60,
  whole: true,
});
const parameters = [parameter({}), share, ceiling];

const contract: Contract = {
  id: "00000000-0000-4000-8000-000000000001",
  name: "Oppfølging",
  number: "24/1",
  first_day: "2025-01-01",
  last_day: "2027-03-05",
  days_left: 60,
  option: { first_day: "2027-03-06", last_day: "2028-03-05", decide_by_day: "2027-02-01", declined: false },
  participants: 40,
  consultants: 3,
  caseload_ceiling: null,
};
const typed = (of: Partial<Typed>): Typed => ({ ...untouched, ...of });

test("a number is read with comma or point, and nothing else is one", () => {
  expect(readNumber(" 12,5 ")).toBe(12.5);
  expect(readNumber("3.25")).toBe(3.25);
  for (const text of ["", "tre", "1e3", "1 000", "--1", "12,"]) expect(readNumber(text)).toBeNull();
});

test("shares are typed and shown as per cent", () => {
  expect(shownValue(share, 0.3)).toBe(30);
  expect(valueOf(share, "45")).toBe(0.45);
  expect(valueOf(share, "95")).toBeNull();
});

test("a value out of bounds, or half a participant, is told at its field", () => {
  const wrong = typed({
    leaving: "4",
    values: { "staff.hire_days": "400", "staff.caseload_ceiling": "12,5" },
  });
  expect(faultsOf(wrong, contract, parameters)).toEqual([
    "leaving",
    "staff.hire_days",
    "staff.caseload_ceiling",
  ]);
  expect(faultsOf(typed({ leaving: "" }), contract, parameters)).toEqual([]);
});

test("what is left empty stays as it is; what is turned is sent as the model has it", () => {
  const input = runInputOf(
    typed({
      option: "declined",
      leaving: "2",
      values: { "week.documentation_share": "50", "staff.hire_days": "" },
    }),
    contract,
    parameters,
    1000,
  );
  expect(input).toEqual({
    contract: contract.id,
    option: "declined",
    leaving: 2,
    levers: [{ name: "week.documentation_share", value: 0.5 }],
    scenarios: [],
    runs: 1000,
    seed: 1,
  });
});

test("without an open option none is decided", () => {
  const input = runInputOf(typed({ option: "taken" }), { ...contract, option: null }, parameters, 10);
  expect(input.option).toBeNull();
});
