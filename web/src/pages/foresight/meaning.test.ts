import { expect, test } from "vitest";
import { isSure, meaningOf, verdictOf, type Difference, type Measure } from "./meaning";

const difference = (mean: number, low: number | null, high: number | null): Difference => ({
  mean,
  low,
  high,
  ranges_low: null,
  ranges_high: null,
  same_sign: 0,
  links_low: null,
  links_high: null,
});
const measure = (name: string, good: Measure["good"], ...differences: Difference[]): Measure => ({
  name,
  unit: "",
  good,
  arms: [],
  differences,
});

test("only what chance does not explain is told as a difference", () => {
  expect(isSure(difference(2, 0.5, 3.5))).toBe(true);
  expect(isSure(difference(-2, -3.5, -0.5))).toBe(true);
  expect(isSure(difference(2, -0.5, 4.5))).toBe(false);
  expect(isSure(difference(0, 0, 0))).toBe(false);
  expect(isSure(difference(2, null, null))).toBe(false);
});

test("more days without a consultant are worse, more jobs are better", () => {
  expect(verdictOf(measure("gap_percent", "less"), difference(2, 1, 3))).toBe("bad");
  expect(verdictOf(measure("gap_percent", "less"), difference(-2, -3, -1))).toBe("good");
  expect(verdictOf(measure("jobs_year", "more"), difference(2, 1, 3))).toBe("good");
  expect(verdictOf(measure("starts_year", "neither"), difference(2, 1, 3))).toBe("neither");
});

test("the most important comes first, and what is not sure is named apart", () => {
  const measures = [
    measure("jobs_year", "more", difference(-1, -2, -0.5), difference(0.1, -1, 1.2)),
    measure("gap_percent", "less", difference(4, 3, 5), difference(1, 0.5, 1.5)),
    measure("cost_year", "less", difference(1, 0.5, 1.5), difference(1, 0.5, 1.5)),
  ];
  expect(meaningOf(measures, 1).told.map(({ name, verdict }) => [name, verdict])).toEqual([
    ["gap_percent", "bad"],
    ["jobs_year", "bad"],
  ]);
  expect(meaningOf(measures, 2).same).toEqual(["jobs_year"]);
});
