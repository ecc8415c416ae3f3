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

/** What is missing: each field that the kind's unit takes has to be filled in. `prefix`: where the term stands. */
export function termFaults(
  term: TypedTerm,
  kinds: readonly TermKind[],
  say: (lack: "missing" | "choose" | "day" | "number", pointer: string) => string,
  prefix = "",
): FieldFaults {
  const unit = unitOf(term.kind, kinds);
  const faults: FieldFaults = {};
  const lacks = (pointer: string, lack: Parameters<typeof say>[0], lacking: boolean) => {
    if (lacking) faults[prefix + pointer] = say(lack, prefix + pointer);
  };
  lacks("/kind", "choose", unit === null);
  if (unit === "codes") lacks("/codes", "choose", term.codes.length === 0);
  else if (unit === "text") lacks("/text", "missing", !term.text.trim());
  else if (unit === "day") lacks("/day", "day", !term.day);
  else if (unit !== null) lacks("/number", "number", !digits.test(term.number.trim()));
  if (unit === "duration") lacks("/second_number", "number", !digits.test(term.second_number.trim()));
  lacks("/first_day", "day", !term.first_day);
  lacks("/source", "missing", !term.source.trim());
  return faults;
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
