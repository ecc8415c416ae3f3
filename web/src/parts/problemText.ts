import i18next from "i18next";
import type { Problem } from "../api/problem";
import { useTexts } from "../texts";

export interface ProblemText {
  title: string;
  remedy: string | null;
}

/** By status, for a code that has no text of its own: said in general rather than not at all. */
const general = {
  0: "no_answer",
  400: "unreadable",
  401: "not_signed_in",
  403: "not_allowed",
  404: "not_found",
  409: "conflict",
  413: "too_large",
  422: "refused",
  429: "too_many",
  503: "busy",
} as const;

function generalCode(status: number): string {
  return (general as Record<number, string>)[status] ?? "broken";
}

function exists(code: string, part: string): boolean {
  return i18next.exists(`code.${code}.${part}`, { ns: "problem" });
}

/** What to tell the user of a problem: a title, and what can be done about it. */
export function useProblemText(): (problem: Problem) => ProblemText {
  const t = useTexts("problem") as (key: string, values?: Record<string, unknown>) => string;
  return (problem) => {
    const code = exists(problem.code, "title") ? problem.code : generalCode(problem.status);
    const values = {
      ...Object.fromEntries(problem.values.map(({ name, value }) => [name, value])),
      wait: waitText(problem.retry_after_seconds, t),
    };
    return {
      title: t(`code.${code}.title`, values),
      remedy: exists(code, "remedy") ? t(`code.${code}.remedy`, values) : null,
    };
  };
}

/** "30 sekunder" or "4 minutter": how long before a new try is any use. */
function waitText(
  seconds: number | null,
  t: (key: string, values: Record<string, unknown>) => string,
): string {
  const count = seconds ?? 60;
  return count < 90 ? t("seconds", { count }) : t("minutes", { count: Math.ceil(count / 60) });
}
