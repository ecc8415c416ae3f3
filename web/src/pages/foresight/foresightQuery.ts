import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useAct } from "../../api/act";
import { answer, api, keyHeader, type Schemas } from "../../api/client";

export type Run = Schemas["RunView"];
export type RunInput = Schemas["RunInput"];
export type Parameter = Schemas["ParameterView"];
export type Contract = Schemas["ContractAhead"];

export const foresightKey = ["foresight"] as const;
const runKey = (id: string) => ["foresight-run", id] as const;
const runsKey = ["foresight-runs"] as const;

export function useForesight() {
  return useQuery({
    queryKey: foresightKey,
    queryFn: ({ signal }) => answer(api.GET("/api/foresight", { signal })),
  });
}

export function isGoing(run: Pick<Run, "state">): boolean {
  return run.state === "waiting" || run.state === "running";
}

/** A run as it grows: asked for often until there is a first picture, then calmly until it is done. */
export function useRun(id: string) {
  return useQuery({
    queryKey: runKey(id),
    queryFn: ({ signal }) =>
      answer(api.GET("/api/foresight/runs/{run}", { params: { path: { run: id } }, signal })),
    refetchInterval: ({ state: { data } }) => {
      if (!data || !isGoing(data)) return false;
      return data.picture ? 700 : 150;
    },
    staleTime: ({ state: { data } }) => (data && !isGoing(data) ? Infinity : 0),
  });
}

export function useBeginRun(onBegun: (run: Run) => void) {
  const client = useQueryClient();
  return useAct<RunInput, Run>(
    (input, key) =>
      answer(api.POST("/api/foresight/runs", { params: { header: keyHeader(key) }, body: input })),
    {
      onDone: (run) => {
        client.setQueryData(runKey(run.id), run);
        void client.invalidateQueries({ queryKey: runsKey });
        onBegun(run);
      },
    },
  );
}

export function useStopRun() {
  const client = useQueryClient();
  return useAct<string, Run>(
    (run, key) =>
      answer(
        api.POST("/api/foresight/runs/{run}/stop", {
          params: { path: { run }, header: keyHeader(key) },
        }),
      ),
    {
      onDone: (run) => {
        client.setQueryData(runKey(run.id), run);
        void client.invalidateQueries({ queryKey: runsKey });
      },
    },
  );
}

export function useForgetRun(onForgotten: (id: string) => void) {
  const client = useQueryClient();
  return useAct<string, Schemas["Done"]>(
    (run, key) =>
      answer(api.DELETE("/api/foresight/runs/{run}", { params: { path: { run }, header: keyHeader(key) } })),
    {
      onDone: (_, id) => {
        client.removeQueries({ queryKey: runKey(id) });
        void client.invalidateQueries({ queryKey: runsKey });
        onForgotten(id);
      },
    },
  );
}

export function useRuns() {
  return useQuery({
    queryKey: runsKey,
    queryFn: ({ signal }) => answer(api.GET("/api/foresight/runs", { signal })),
    refetchInterval: ({ state: { data } }) => (data?.rows.some(isGoing) ? 2_000 : false),
  });
}
