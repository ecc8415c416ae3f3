/** The form of a contract: what is typed, what is still missing, and what is sent. Pure. */
import type { Schemas } from "../../api/client";
import type { FieldFaults } from "../../parts/FormFaults";
import { addDays, addMonths, type Day } from "../../texts/days";
import { emptyTerm, termFaults, termInput, termPointers, type TypedTerm } from "./termForm";

type TermKind = Schemas["TermKind"];

export interface TypedOption {
  first_day: Day;
  last_day: Day;
  decide_by_day: Day;
}

export interface TypedContract {
  number: string;
  name: string;
  measure_type: string;
  agreement_type: string;
  buyer: string;
  area: string;
  award_day: Day;
  first_day: Day;
  base_last_day: Day;
  option_model: string;
  start_months: string;
  intake_stop_day: Day;
  predecessor: string;
  method: string;
  price_model: string;
  data_role: Schemas["ContractInput"]["data_role"];
  places: string;
  options: TypedOption[];
  /** Somebody has set an option's days by hand: they are not laid out anew without being asked for. */
  options_by_hand: boolean;
  terms: TypedTerm[];
}

export const emptyContract: TypedContract = {
  number: "",
  name: "",
  measure_type: "",
  agreement_type: "",
  buyer: "",
  area: "",
  award_day: "",
  first_day: "",
  base_last_day: "",
  option_model: "",
  start_months: "6",
  intake_stop_day: "",
  predecessor: "",
  method: "",
  price_model: "",
  data_role: "processor",
  places: "",
  options: [],
  options_by_hand: false,
  terms: [],
};

/** How many years a model has for its base period and as options; null where the model does not say. */
function yearsOf(model: string): { base: number; options: number } | null {
  // The agency's codes spell their years: TO_PLUSS_EN_PLUSS_EN is 2 + 1 + 1.
  if (!model.startsWith("TO_PLUSS_")) return null;
  return { base: 2, options: model.split("_PLUSS_EN").length - 1 };
}

/** Months before an option begins by which it is proposed to be decided; the contract's own day is typed over it. */
const decideMonthsAhead = 3;

/** An option year after `last`, with a proposed day for its decision. */
export function yearAfter(last: Day): TypedOption {
  if (!last) return { first_day: "", last_day: "", decide_by_day: "" };
  const first = addDays(last, 1);
  return {
    first_day: first,
    last_day: addDays(addMonths(first, 12), -1),
    decide_by_day: addMonths(first, -decideMonthsAhead),
  };
}

/** The option years of a model after the last day of the base period. */
export function optionYears(model: string, baseLastDay: Day): TypedOption[] {
  const years: TypedOption[] = [];
  for (let year = 0; year < (yearsOf(model)?.options ?? 0); year += 1) {
    years.push(yearAfter(years.at(-1)?.last_day ?? baseLastDay));
  }
  return years;
}

/** What follows of a change: the base period's last day where the model tells it, and the option years after it. */
export function changed(before: TypedContract, change: Partial<TypedContract>): TypedContract {
  const next = { ...before, ...change };
  const base = yearsOf(next.option_model)?.base;
  const moved = "first_day" in change || "option_model" in change;
  const proposed = (form: TypedContract, years: number) => addDays(addMonths(form.first_day, 12 * years), -1);
  if (moved && base && next.first_day) {
    const oldBase = yearsOf(before.option_model)?.base;
    const wasProposed =
      !before.base_last_day ||
      (oldBase && before.first_day && before.base_last_day === proposed(before, oldBase));
    if (wasProposed) next.base_last_day = proposed(next, base);
  }
  if ((moved || "base_last_day" in change) && !next.options_by_hand) {
    next.options = optionYears(next.option_model, next.base_last_day);
  }
  return next;
}

/** A whole number from 0, or null. */
export function wholeNumber(text: string): number | null {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text) : null;
}

export const contractPointers = [
  "/number",
  "/name",
  "/measure_type",
  "/agreement_type",
  "/buyer",
  "/area",
  "/award_day",
  "/first_day",
  "/base_last_day",
  "/option_model",
  "/start_months",
  "/intake_stop_day",
  "/predecessor",
  "/method",
  "/price_model",
  "/data_role",
  "/places",
] as const;

export function allPointers(form: TypedContract): string[] {
  return [
    ...contractPointers,
    "/options",
    ...form.options.flatMap((_, place) =>
      ["first_day", "last_day", "decide_by_day"].map((field) => `/options/${place}/${field}`),
    ),
    ...form.terms.flatMap((_, place) => termPointers.map((pointer) => `/terms/${place}${pointer}`)),
  ];
}

/** What is said of a field that is not filled in as it should be, by what it lacks and where it stands. */
export type Say = (lack: "missing" | "choose" | "day" | "number", pointer: string) => string;

/** What is missing before anything is sent; whether days and numbers fit each other is the server's to say. */
export function contractFaults(form: TypedContract, kinds: readonly TermKind[], say: Say): FieldFaults {
  const faults: FieldFaults = {};
  const lacks = (pointer: string, lack: Parameters<Say>[0], lacking: boolean) => {
    if (lacking) faults[pointer] = say(lack, pointer);
  };
  for (const field of ["number", "name", "buyer", "area", "method"] as const) {
    lacks(`/${field}`, "missing", !form[field].trim());
  }
  for (const field of ["measure_type", "agreement_type", "option_model", "price_model"] as const) {
    lacks(`/${field}`, "choose", !form[field]);
  }
  for (const field of ["award_day", "first_day", "base_last_day"] as const) {
    lacks(`/${field}`, "day", !form[field]);
  }
  lacks("/start_months", "number", wholeNumber(form.start_months) === null);
  lacks("/places", "number", form.places.trim() !== "" && wholeNumber(form.places) === null);
  form.options.forEach((option, place) => {
    for (const field of ["first_day", "last_day", "decide_by_day"] as const) {
      lacks(`/options/${place}/${field}`, "day", !option[field]);
    }
  });
  form.terms.forEach((term, place) => {
    Object.assign(faults, termFaults(term, kinds, say, `/terms/${place}`));
  });
  return faults;
}

function partsOf(form: TypedContract) {
  return {
    number: form.number.trim(),
    name: form.name.trim(),
    measure_type: form.measure_type,
    agreement_type: form.agreement_type,
    buyer: form.buyer.trim(),
    area: form.area.trim(),
    award_day: form.award_day,
    first_day: form.first_day,
    base_last_day: form.base_last_day,
    option_model: form.option_model,
    start_months: wholeNumber(form.start_months) ?? 0,
    intake_stop_day: form.intake_stop_day || null,
    predecessor: form.predecessor || null,
    method: form.method.trim(),
    price_model: form.price_model,
    data_role: form.data_role,
    places: wholeNumber(form.places),
  };
}

export function contractInput(form: TypedContract, kinds: readonly TermKind[]): Schemas["ContractInput"] {
  return {
    ...partsOf(form),
    options: form.options,
    terms: form.terms.map((term) => termInput(term, kinds)),
  };
}

/** A correction is typed in the same fields; options are decided and terms added elsewhere. */
export interface TypedCorrection extends TypedContract {
  terminated_last_day: Day;
  terminated_known_day: Day;
}

export function correctionOf(contract: Schemas["ContractView"]): TypedCorrection {
  return {
    ...emptyContract,
    number: contract.number,
    name: contract.name,
    measure_type: contract.measure_type,
    agreement_type: contract.agreement_type,
    buyer: contract.buyer,
    area: contract.area,
    award_day: contract.award_day,
    first_day: contract.first_day,
    base_last_day: contract.base_last_day,
    option_model: contract.option_model,
    start_months: String(contract.start_months),
    intake_stop_day: contract.intake_stop_day ?? "",
    predecessor: contract.predecessor?.id ?? "",
    method: contract.method,
    price_model: contract.price_model,
    data_role: contract.data_role,
    places: contract.places === null ? "" : String(contract.places),
    terminated_last_day: contract.terminated_last_day ?? "",
    terminated_known_day: contract.terminated_known_day ?? "",
  };
}

export function contractChange(form: TypedCorrection, version: number): Schemas["ContractChange"] {
  return {
    ...partsOf(form),
    terminated_last_day: form.terminated_last_day || null,
    terminated_known_day: form.terminated_known_day || null,
    version,
  };
}

export function newTerm(form: TypedContract): TypedTerm {
  return { ...emptyTerm, first_day: form.first_day };
}
