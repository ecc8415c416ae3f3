/** A term as it is typed: which fields it has follows from the unit of its kind, as the server names it. Pure. */
import type { Schemas } from "../../api/client";
import type { FieldFaults } from "../../parts/FormFaults";
import type { Day } from "../../texts/days";

type TermKind = Schemas["TermKind"];

export interface TypedTerm {
  kind: string;
  first_day: Day;
  number: string;
  second_number: string;
  text: string;
  day: Day;
  codes: string[];
  source: string;
}

export const emptyTerm: TypedTerm = {
  kind: "",
  first_day: "",
  number: "",
  second_number: "",
  text: "",
  day: "",
  codes: [],
  source: "",
};

/** `/value` is where the server points when the value as a whole does not hold. */
export const termPointers = [
  "/kind",
  "/first_day",
  "/number",
  "/second_number",
  "/text",
  "/day",
  "/codes",
  "/value",
  "/source",
] as const;

export function unitOf(kind: string, kinds: readonly TermKind[]): TermKind["unit"] | null {
  return kinds.find((one) => one.kind === kind)?.unit ?? null;
}

const digits = /^\d{1,6}$/;

/** What is missing: each field that the kind's unit takes has to be filled in. */
export function termFaults(
  term: TypedTerm,
  kinds: readonly TermKind[],
  texts: { missing: string; choose: string; day: string; number: string },
): FieldFaults {
  const unit = unitOf(term.kind, kinds);
  const faults: FieldFaults = {
    "/kind": unit === null && texts.choose,
    "/first_day": !term.first_day && texts.day,
    "/source": !term.source.trim() && texts.missing,
  };
  const notNumber = (text: string) => !digits.test(text.trim()) && texts.number;
  switch (unit) {
    case null:
      return faults;
    case "codes":
      return { ...faults, "/codes": term.codes.length === 0 && texts.choose };
    case "text":
      return { ...faults, "/text": !term.text.trim() && texts.missing };
    case "day":
      return { ...faults, "/day": !term.day && texts.day };
    case "duration":
      return {
        ...faults,
        "/number": notNumber(term.number),
        "/second_number": notNumber(term.second_number),
      };
    case "number":
    case "percent":
    case "days":
    case "working_days":
    case "weeks":
    case "months":
      return { ...faults, "/number": notNumber(term.number) };
  }
}

/** Only what the kind's unit takes is sent; what was typed for another kind stays behind. */
export function termInput(term: TypedTerm, kinds: readonly TermKind[]): Schemas["TermInput"] {
  const unit = unitOf(term.kind, kinds);
  const input: Schemas["TermInput"] = {
    kind: term.kind,
    first_day: term.first_day,
    source: term.source.trim(),
  };
  switch (unit) {
    case null:
      return input;
    case "codes":
      return { ...input, codes: term.codes };
    case "text":
      return { ...input, text: term.text.trim() };
    case "day":
      return { ...input, day: term.day };
    case "duration":
      return {
        ...input,
        number: Number(term.number),
        second_number: Number(term.second_number),
        text: term.text === "weeks" ? "weeks" : "months",
      };
    case "number":
    case "percent":
    case "days":
    case "working_days":
    case "weeks":
    case "months":
      return { ...input, number: Number(term.number) };
  }
}
