import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";

/** The file of one person, as far as the one who asks may read it. */
export function personQuery(participation: string) {
  return queryOptions({
    queryKey: ["participation", participation],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/participations/{participation}", { params: { path: { participation } }, signal })),
  });
}
