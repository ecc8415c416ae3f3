import { useTexts } from "../../texts";
import type { FaultTexts } from "./contractForm";

/** What is said of a field that is not filled in. */
export function useFaultTexts(): FaultTexts {
  const t = useTexts("term");
  return {
    missing: t("missing"),
    choose: t("choose_one"),
    day: t("day_missing"),
    number: t("number_wrong"),
  };
}
