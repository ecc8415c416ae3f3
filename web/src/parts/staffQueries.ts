import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "../api/client";

/** Everybody who works here, by name. */
export function employeesQuery() {
  return queryOptions({
    queryKey: ["employees", "all"],
    queryFn: ({ signal }) => answer(api.GET("/api/employees", { signal })),
  });
}

export function teamsQuery() {
  return queryOptions({
    queryKey: ["teams"],
    queryFn: ({ signal }) => answer(api.GET("/api/teams", { signal })),
  });
}

export function contractsQuery() {
  return queryOptions({
    queryKey: ["contracts"],
    queryFn: ({ signal }) => answer(api.GET("/api/contracts", { signal })),
  });
}
