import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";

/** One contract, by its id. */
export function contractQuery(contract: string) {
  return queryOptions({
    queryKey: ["contract", contract],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/contracts/{contract}", { params: { path: { contract } }, signal })),
  });
}
