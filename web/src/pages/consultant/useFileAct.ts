import { useQueryClient } from "@tanstack/react-query";
import { useAct } from "../../api/act";
import type { Schemas } from "../../api/client";
import { participationQuery } from "./participationQuery";

type File = Schemas["ParticipationFile"];

/** A write whose answer is the participant's whole file: the file on the page becomes that, and lists ask anew. */
export function useFileAct<Asked>(
  participation: string,
  write: (asked: Asked, key: string) => Promise<File>,
  onDone?: (file: File) => void,
) {
  const client = useQueryClient();
  return useAct(write, {
    onDone: (file) => {
      client.setQueryData(participationQuery(participation).queryKey, file);
      for (const key of ["participations", "my-day", "timeline", "employers"]) {
        void client.invalidateQueries({ queryKey: [key] });
      }
      onDone?.(file);
    },
  });
}
