import { QueryClient } from "@tanstack/react-query";
import { ProblemError } from "./problem";

/** The one home of server state. A refusal is not asked again; a missing answer is, twice. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (count, error) =>
          count < 2 &&
          error instanceof ProblemError &&
          (error.problem.status === 0 || error.problem.status >= 502),
      },
    },
  });
}
