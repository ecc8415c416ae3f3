import type { Schemas } from "../../api/client";
import { useToday } from "../../api/session";
import { textOfCode } from "../../parts/useCodes";
import { useTexts } from "../../texts";
import { useDays } from "../../texts/days";
import { useDataRoles } from "./useDataRoles";
import { unitOf } from "./termForm";

type Term = Schemas["TermView"];

/** What a term says, in words: "20", "60 %", "5 arbeidsdager", "36 måneder, høyst 42". */
export function useTermWords(codes: Schemas["CodeLists"] | undefined): (term: Term) => string {
  const t = useTexts("term");
  const days = useDays();
  const today = useToday();
  const roles = useDataRoles();
  return (term) => {
    const unit = unitOf(term.kind, codes?.term_kinds ?? []);
    const count = term.number ?? 0;
    switch (unit) {
      case "duration":
        return t(term.text === "weeks" ? "said.duration_weeks" : "said.duration_months", {
          ordinary: count,
          absolute: term.second_number ?? 0,
        });
      case "codes":
        return term.codes
          .map((code) =>
            textOfCode([...(codes?.data_kinds ?? []), ...(codes?.price_models ?? []), ...roles], code),
          )
          .join(", ");
      case "day":
        return term.day ? days.short(term.day, today) : "";
      case "percent":
        return t("said.percent", { count });
      case "days":
        return t("said.days", { count });
      case "working_days":
        return t("said.working_days", { count });
      case "weeks":
        return t("said.weeks", { count });
      case "months":
        return t("said.months", { count });
      case "text":
      case "number":
      case null:
        return term.text ?? String(count);
    }
  };
}
