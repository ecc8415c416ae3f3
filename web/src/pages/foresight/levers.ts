import type { Contract, Parameter, RunInput } from "./foresightQuery";

/** What a leader has typed: a parameter left empty stays as it is. */
export interface Typed {
  option: "chance" | "taken" | "declined";
  leaving: string;
  values: Record<string, string>;
}

export const untouched: Typed = { option: "chance", leaving: "0", values: {} };

/** Shares and chances are typed and shown as per cent. */
export function isShare(unit: string): boolean {
  return unit === "probability" || unit === "share";
}

export function shownValue(parameter: Pick<Parameter, "unit">, value: number): number {
  return isShare(parameter.unit) ? Number((value * 100).toPrecision(6)) : value;
}

/** A number as it is typed, with comma or point; null for what is none. */
export function readNumber(text: string): number | null {
  const plain = text.trim().replace(",", ".").replace("−", "-");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** The parameter's value where the text is one that it can have; null else. */
export function valueOf(parameter: Parameter, text: string): number | null {
  const typed = readNumber(text);
  if (typed === null) return null;
  const value = isShare(parameter.unit) ? typed / 100 : typed;
  if (value < parameter.least || value > parameter.most) return null;
  return parameter.whole && !Number.isInteger(value) ? null : value;
}

export function leavingOf(contract: Contract, text: string): number | null {
  const count = readNumber(text.trim() === "" ? "0" : text);
  return count !== null && Number.isInteger(count) && count >= 0 && count <= contract.consultants
    ? count
    : null;
}

/** The names of the fields that cannot be sent as they are. */
export function faultsOf(typed: Typed, contract: Contract, parameters: readonly Parameter[]): string[] {
  const faulty = parameters
    .filter(({ name }) => typed.values[name]?.trim())
    .filter((parameter) => valueOf(parameter, typed.values[parameter.name] ?? "") === null);
  return [
    ...(leavingOf(contract, typed.leaving) === null ? ["leaving"] : []),
    ...faulty.map(({ name }) => name),
  ];
}

export function runInputOf(
  typed: Typed,
  contract: Contract,
  parameters: readonly Parameter[],
  runs: number,
): RunInput {
  const levers = parameters.flatMap((parameter) => {
    const value = valueOf(parameter, typed.values[parameter.name] ?? "");
    return value === null ? [] : [{ name: parameter.name, value }];
  });
  return {
    contract: contract.id,
    option: contract.option && typed.option !== "chance" ? typed.option : null,
    leaving: leavingOf(contract, typed.leaving) ?? 0,
    levers,
    scenarios: [],
    runs,
    seed: 1,
  };
}
