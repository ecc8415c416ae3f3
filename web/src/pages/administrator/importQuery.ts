import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";

export function importsQuery() {
  return queryOptions({
    queryKey: ["imports"],
    queryFn: ({ signal }) => answer(api.GET("/api/imports", { params: { query: { limit: 200 } }, signal })),
  });
}

export function importQuery(id: string) {
  return queryOptions({
    queryKey: ["import", id],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/imports/{import}", { params: { path: { import: id } }, signal })),
  });
}
