import { ErrorSummary } from "@navikt/ds-react";
import { useId, useLayoutEffect, useRef, useState } from "react";
import { problemOf } from "../api/problem";
import { useProblemText } from "./problemText";
import { ProblemAlert } from "./ProblemAlert";
import { useTexts } from "../texts";

/** What is wrong with a field, by JSON pointer as the server names it: { "/last_day": "Velg en dag." }. */
export type FieldFaults = Record<string, string | null | undefined | false>;

export interface FormFaults {
  /** Keeps the faults found here before sending, moves the focus to the summary, and says whether all is well. */
  check: (faults: FieldFaults) => boolean;
  /** For the field: `<TextField {...faults.at("/username")} label=… />`. */
  at: (pointer: string) => { id: string; error: string | undefined };
  /** Put right above the submit button. */
  summary: React.ReactNode;
}

/**
 * The one pattern of a form: each fault stands at its field and in a summary that takes the focus and links to the
 * fields. What the server refused lands at its field when the form has it (`pointers`), else in an alert.
 */
export function useFormFaults(pointers: readonly string[], error: unknown): FormFaults {
  const t = useTexts("problem");
  const textOf = useProblemText();
  const prefix = useId();
  const [own, setOwn] = useState<Record<string, string>>({});
  const [attempt, setAttempt] = useState(0);
  const summary = useRef<HTMLDivElement>(null);

  const problem = error === null || error === undefined ? null : problemOf(error);
  const theirs: Record<string, string> = {};
  if (problem?.field && pointers.includes(problem.field)) theirs[problem.field] = textOf(problem).title;
  for (const fault of problem?.faults ?? []) {
    if (pointers.includes(fault.pointer)) theirs[fault.pointer] = t("unreadable_field");
  }
  const placed = problem !== null && Object.keys(theirs).length > 0;
  const shown = { ...theirs, ...own };
  const faulty = pointers.filter((pointer) => shown[pointer]);

  useLayoutEffect(() => {
    if (attempt > 0 || problem) summary.current?.focus();
  }, [attempt, problem]);

  const idOf = (pointer: string) => `${prefix}${pointer.replaceAll("/", "-")}`;
  return {
    check(faults) {
      const found = Object.fromEntries(
        Object.entries(faults).filter((entry): entry is [string, string] => Boolean(entry[1])),
      );
      setOwn(found);
      const well = Object.keys(found).length === 0;
      if (!well) setAttempt((count) => count + 1);
      return well;
    },
    at: (pointer) => ({ id: idOf(pointer), error: shown[pointer] }),
    summary: (
      <>
        {faulty.length > 0 && (
          <ErrorSummary ref={summary} size="small" heading={t("summary")}>
            {faulty.map((pointer) => (
              <ErrorSummary.Item key={pointer} href={`#${idOf(pointer)}`}>
                {shown[pointer]}
              </ErrorSummary.Item>
            ))}
          </ErrorSummary>
        )}
        {problem && !placed && faulty.length === 0 && (
          <div ref={summary} tabIndex={-1}>
            <ProblemAlert error={error} />
          </div>
        )}
      </>
    ),
  };
}
