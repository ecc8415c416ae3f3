import { useQuery } from "@tanstack/react-query";
import { answer, api, type Schemas } from "../api/client";

/** The public code lists that forms choose from; they change only with a new version of the server. */
export function useCodes() {
  return useQuery({
    queryKey: ["codes"],
    queryFn: ({ signal }) => answer(api.GET("/api/codes", { signal })),
    staleTime: Infinity,
  });
}

/** The text of a code; a code that is not in the list is shown as it is. */
export function textOfCode(
  list: readonly Pick<Schemas["Code"], "code" | "text">[] | undefined,
  code: string,
): string {
  return list?.find((one) => one.code === code)?.text ?? code;
}
