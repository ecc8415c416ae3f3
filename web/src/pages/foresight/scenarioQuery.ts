import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useAct } from "../../api/act";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import type { Role } from "../../api/session";
import { foresightKey } from "./foresightQuery";

export type ScenarioView = Schemas["ScenarioView"];

const scenarioKey = (id: string) => ["scenario", id] as const;

export const scenarioPath = (id: string) => `/foresight/scenarios/${id}`;

/** Who may write scenarios; the server has the last word. */
export function mayWrite(role: Role | null): boolean {
  return role === "researcher" || role === "administrator";
}

export function useScenario(id: string) {
  return useQuery({
    queryKey: scenarioKey(id),
    queryFn: ({ signal }) =>
      answer(api.GET("/api/foresight/scenarios/{scenario}", { params: { path: { scenario: id } }, signal })),
  });
}

export function useWriteScenario(onDone: (made: ScenarioView) => void) {
  const client = useQueryClient();
  return useAct<string, ScenarioView>(
    (text, key) =>
      answer(api.POST("/api/foresight/scenarios", { params: { header: keyHeader(key) }, body: { text } })),
    {
      onDone: (made) => {
        client.setQueryData(scenarioKey(made.id), made);
        void client.invalidateQueries({ queryKey: foresightKey });
        onDone(made);
      },
    },
  );
}

export function useChangeScenario(id: string, onDone: (changed: ScenarioView) => void) {
  const client = useQueryClient();
  return useAct<Schemas["ScenarioChange"], ScenarioView>(
    (body, key) =>
      answer(
        api.PUT("/api/foresight/scenarios/{scenario}", {
          params: { path: { scenario: id }, header: keyHeader(key) },
          body,
        }),
      ),
    {
      onDone: (changed) => {
        client.setQueryData(scenarioKey(id), changed);
        void client.invalidateQueries({ queryKey: foresightKey });
        onDone(changed);
      },
    },
  );
}

export function useRemoveScenario(id: string, onDone: () => void) {
  const client = useQueryClient();
  return useAct<number, Schemas["Done"]>(
    (version, key) =>
      answer(
        api.DELETE("/api/foresight/scenarios/{scenario}", {
          params: { path: { scenario: id }, query: { version }, header: keyHeader(key) },
        }),
      ),
    {
      onDone: () => {
        client.removeQueries({ queryKey: scenarioKey(id) });
        void client.invalidateQueries({ queryKey: foresightKey });
        onDone();
      },
    },
  );
}

/** How a text reads that is not saved yet; asked for a moment after the last key. */
export function useCheck(text: string | null) {
  return useQuery({
    queryKey: ["scenario-check", text],
    enabled: text !== null,
    queryFn: ({ signal }) =>
      answer(
        api.POST("/api/foresight/check", {
          params: { header: keyHeader(crypto.randomUUID()) },
          body: { text: text ?? "" },
          signal,
        }),
      ),
    placeholderData: (before) => before,
    staleTime: Infinity,
  });
}
