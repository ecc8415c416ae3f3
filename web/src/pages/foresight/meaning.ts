import type { Schemas } from "../../api/client";

export type Measure = Schemas["MeasureView"];
export type Difference = Schemas["DifferenceView"];

/** What is said in words, the most important first; everything else stands in the table. */
export const toldMeasures = [
  "gap_percent",
  "calm_percent",
  "contacts_month",
  "jobs_year",
  "kept_year",
  "drop_outs_hundred",
  "handovers",
  "vacant_percent",
  "turnover",
] as const;

export type Verdict = "good" | "bad" | "neither";

export interface Told {
  name: string;
  difference: Difference & { low: number; high: number };
  verdict: Verdict;
}

/** True where chance alone does not explain a difference: its whole interval lies on one side of nought. */
export function isSure(difference: Difference): difference is Difference & { low: number; high: number } {
  const { low, high } = difference;
  return typeof low === "number" && typeof high === "number" && (low > 0 || high < 0);
}

export function verdictOf(measure: Measure, difference: Difference): Verdict {
  if (measure.good === "neither") return "neither";
  return (measure.good === "more") === difference.mean > 0 ? "good" : "bad";
}

/** What is sure, and which of the told measures are not. */
export function meaningOf(measures: readonly Measure[], arm: number): { told: Told[]; same: string[] } {
  const told: Told[] = [];
  const same: string[] = [];
  for (const name of toldMeasures) {
    const measure = measures.find((one) => one.name === name);
    const difference = measure?.differences[arm - 1];
    if (!measure || !difference) continue;
    if (isSure(difference)) told.push({ name, difference, verdict: verdictOf(measure, difference) });
    else same.push(name);
  }
  return { told, same };
}
