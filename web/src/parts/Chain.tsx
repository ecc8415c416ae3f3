import type { ReactNode } from "react";
import type { Schemas } from "../api/client";
import { useTexts } from "../texts";
import style from "./Chain.module.css";
import { DaySpan } from "./RelativeDay";
import { useWords } from "./words";

type Assignment = Schemas["AssignmentView"];

/** The gaps and the assignments in one line of time, newest first. */
function links(chain: readonly Assignment[], gaps: readonly Schemas["DaySpan"][]) {
  return [
    ...chain.map((assignment) => ({
      kind: "assignment" as const,
      first_day: assignment.first_day,
      assignment,
    })),
    ...gaps.map((gap) => ({ kind: "gap" as const, first_day: gap.first_day, gap })),
  ].sort((a, b) => b.first_day.localeCompare(a.first_day));
}

/** Who has followed a person, from when to when and why it changed; days without a lead consultant stand out as gaps. */
export function Chain({
  chain,
  gaps,
  actionsOf,
}: {
  chain: readonly Assignment[];
  gaps: readonly Schemas["DaySpan"][];
  /** What may be done with an assignment, such as ending it. */
  actionsOf?: (assignment: Assignment) => ReactNode;
}) {
  const t = useTexts("chain");
  const words = useWords();
  return (
    <ol className={style.chain}>
      {links(chain, gaps).map((link) =>
        link.kind === "gap" ? (
          <li key={`gap ${link.first_day}`} className={style.link} data-gap>
            <span className={style.name}>{t("gap")}</span>
            <span className={style.when}>
              <DaySpan from={link.gap.first_day} to={link.gap.last_day} />
            </span>
          </li>
        ) : (
          <li
            key={link.assignment.id}
            className={style.link}
            data-now={link.assignment.last_day === null || undefined}
            data-co={link.assignment.part === "co" || undefined}
          >
            <span className={style.name}>{link.assignment.employee.name}</span>
            <span className={style.when}>
              {words.part(link.assignment.part)} ·{" "}
              <DaySpan from={link.assignment.first_day} to={link.assignment.last_day} />
              {link.assignment.last_day === null && t("now")}
            </span>
            {link.assignment.reason && (
              <span className={style.why}>{t("reason", { reason: link.assignment.reason })}</span>
            )}
            {link.assignment.end_reason && (
              <span className={style.why}>{t("end_reason", { reason: link.assignment.end_reason })}</span>
            )}
            {link.assignment.decided_by && (
              <span className={style.why}>{t("decided_by", { name: link.assignment.decided_by.name })}</span>
            )}
            {actionsOf?.(link.assignment)}
          </li>
        ),
      )}
    </ol>
  );
}
