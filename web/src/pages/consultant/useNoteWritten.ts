import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";

/** Says that notes have changed: all that is shown of them, and all that counts contact, asks anew. */
export function useNoteWritten(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    for (const key of ["notes", "participation", "participations", "my-day", "timeline"]) {
      void client.invalidateQueries({ queryKey: [key] });
    }
  }, [client]);
}
