import type { Schemas } from "../../api/client";
import { useTexts } from "../../texts";
import type { Say, TypedContract } from "./contractForm";
import { unitOf, type TypedTerm } from "./termForm";

type Kinds = readonly Schemas["TermKind"][];

/** What is said of a field, by the name it has on the page: the summary lists many at once. */
function useSay(): (lack: Parameters<Say>[0], field: string) => string {
  const t = useTexts("term");
  const keys = {
    missing: "missing",
    choose: "choose_one",
    day: "day_missing",
    number: "number_wrong",
  } as const;
  return (lack, field) => t(keys[lack], { field });
}

function useTermFieldName(kinds: Kinds): (term: TypedTerm | undefined, field: string) => string {
  const t = useTexts("term");
  return (term, field) => {
    const unit = unitOf(term?.kind ?? "", kinds);
    if (field === "kind" || field === "first_day" || field === "source") return t(field);
    if (unit === "duration") return t(field === "number" ? "ordinary" : "absolute");
    return unit ? t(`value.${unit}`) : "";
  };
}

/** For a term that is a form of its own. */
export function useTermSay(term: TypedTerm, kinds: Kinds): Say {
  const say = useSay();
  const nameOf = useTermFieldName(kinds);
  return (lack, pointer) => say(lack, nameOf(term, pointer.slice(1)));
}

/** For a whole contract, its option years and terms by their numbers. */
export function useContractSay(form: TypedContract, kinds: Kinds): Say {
  const t = useTexts("contract_form");
  const say = useSay();
  const termField = useTermFieldName(kinds);
  const optionField = {
    first_day: t("option_first_day"),
    last_day: t("option_last_day"),
    decide_by_day: t("option_decide_by"),
  };
  return (lack, pointer) => {
    const [field = "", place, inner = ""] = pointer.slice(1).split("/");
    const number = Number(place) + 1;
    if (field === "options") {
      const name = optionField[inner as keyof typeof optionField];
      return say(lack, `${t("option", { ordinal: number })}, ${name}`);
    }
    if (field === "terms") {
      return say(lack, `${t("term", { number })}, ${termField(form.terms[number - 1], inner)}`);
    }
    return say(lack, t(field as "name"));
  };
}
