import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";

/** One employee with their posts, for those who may read the record. */
export function employeeQuery(employee: string) {
  return queryOptions({
    queryKey: ["employee", employee],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/employees/{employee}", { params: { path: { employee } }, signal })),
  });
}
