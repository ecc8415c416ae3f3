import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";

/** The first firms that fit what is searched for. */
export function employersQuery(q: string) {
  return queryOptions({
    queryKey: ["employers", "choose", q],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/employers", { params: { query: { q: q || undefined, limit: 8 } }, signal })),
    placeholderData: keepPreviousData,
  });
}
