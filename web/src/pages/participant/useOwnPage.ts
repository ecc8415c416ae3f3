import { useQuery } from "@tanstack/react-query";
import { answer, api } from "../../api/client";

export const ownPageKey = ["me"] as const;

/** All that the participant sees about themselves comes in one answer; its pages share it. */
export function useOwnPage() {
  return useQuery({ queryKey: ownPageKey, queryFn: () => answer(api.GET("/api/me")) });
}
