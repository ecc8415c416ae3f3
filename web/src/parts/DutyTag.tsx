import { BellIcon, ExclamationmarkTriangleIcon } from "@navikt/aksel-icons";
import { Tag } from "@navikt/ds-react";
import type { Schemas } from "../api/client";
import { useTexts } from "../texts";

export const dutyKinds = [
  "first_contact",
  "contact_rhythm",
  "no_lead",
  "no_next_date",
  "granted_period_ends",
  "duration_limit",
  "plan_missing",
  "task_due",
] as const satisfies readonly Schemas["DutyKind"][];

/** What a duty is called: "Første kontakt". */
export function useDutyName(): (kind: Schemas["DutyKind"]) => string {
  const t = useTexts("duty");
  return (kind) => t(`kind.${kind}`);
}

/** Whether a duty is worth a word in a list of people: due within the week. What is due later would be said of everybody. */
export function hastens(duty: Schemas["Duty"] | null): duty is Schemas["Duty"] {
  return duty !== null && duty.urgency !== "later";
}

/** A duty with how much it hastens, in word, sign and colour; the rule it comes from on hover. */
export function DutyTag({ duty }: { duty: Schemas["Duty"] }) {
  const t = useTexts("duty");
  const nameOf = useDutyName();
  const late = duty.urgency === "overdue";
  return (
    <Tag
      size="xsmall"
      variant={late ? "moderate" : "outline"}
      data-color={late ? "danger" : duty.urgency === "later" ? "neutral" : "warning"}
      icon={late ? <ExclamationmarkTriangleIcon aria-hidden /> : <BellIcon aria-hidden />}
      title={duty.source}
    >
      {nameOf(duty.kind)}
      {late && ` · ${t("overdue")}`}
    </Tag>
  );
}
