import type { components } from "./schema";

export type Problem = components["schemas"]["Problem"];

/** The server refused or failed; what it said is in `problem`. Texts are found by `problem.code` (texts/…/problem.json). */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    // The code only: a message may end up in a console, and content never may.
    super(problem.code);
    this.name = "ProblemError";
    this.problem = problem;
  }
}

function madeHere(code: string, status: number): Problem {
  return {
    type: "about:blank",
    title: code,
    status,
    code,
    field: null,
    values: [],
    source: null,
    faults: [],
    incident: null,
    retry_after_seconds: null,
    current: null,
  };
}

/** No answer came at all: the network or the server is away. */
export function noAnswer(): Problem {
  return madeHere("no_answer", 0);
}

/** An answer came that is not one of ours, such as a proxy's own error page. */
export function strangeAnswer(status: number): Problem {
  return madeHere("strange_answer", status);
}

export function isProblem(value: unknown): value is Problem {
  return (
    typeof value === "object" &&
    value !== null &&
    "code" in value &&
    typeof value.code === "string" &&
    "status" in value
  );
}

/** The problem behind anything that was thrown. */
export function problemOf(error: unknown): Problem {
  return error instanceof ProblemError ? error.problem : madeHere("page_failed", 0);
}

/** Somebody else saved first: the newest record, in the shape of its view; null when this is another kind of problem. */
export function conflictOf<View>(error: unknown): View | null {
  const problem = problemOf(error);
  return problem.status === 409 && problem.current != null ? (problem.current as View) : null;
}
