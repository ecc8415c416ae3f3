import { useMemo } from "react";
import { useFigures } from "../../parts/fan/figures";
import { useTexts } from "../../texts";
import type { Run } from "./foresightQuery";
import { isShare, shownValue } from "./levers";

/** Names of the model's numbers and measures in the page's language. */
export function useForesightWords() {
  const t = useTexts("foresight");
  const { number } = useFigures();
  return useMemo(() => {
    const parameter = (name: string) => t(`parameter.${name.replace(".", "_")}` as "parameter.job_near");
    const unit = (unit: string) =>
      isShare(unit) ? t("percent") : t(`unit.${unit.replaceAll(" ", "_")}` as "unit.days");
    const measure = (name: string) => t(`measure.${name}` as "measure.turnover");
    const measureUnit = (name: string) => t(`measure_unit.${name}` as "measure_unit.turnover");
    const value = (of: { unit: string }, amount: number) =>
      `${number(shownValue(of, amount))} ${unit(of.unit)}`;
    return { parameter, unit, measure, measureUnit, value };
  }, [t, number]);
}

/** What the courses of a run are called here. */
export function useCourseNames(run: Run): string[] {
  const t = useTexts("foresight");
  return run.arms.map((arm, place) => {
    if (!run.contract) return arm.name;
    return t(place === 0 ? "course.today" : "course.chosen");
  });
}
