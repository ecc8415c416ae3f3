import { useQuery } from "@tanstack/react-query";
import { answer, api } from "../../api/client";
import { AssignDialog } from "../leader/AssignDialog";
import type { DialogProps } from "./dialogs";

/** The leader gives this one participant to a consultant. */
export default function AssignFile({ file, onClose }: DialogProps) {
  const query = useQuery({
    queryKey: ["team-overview", undefined],
    queryFn: ({ signal }) => answer(api.GET("/api/team-overview", { signal })),
  });
  if (!query.data) return null;
  return (
    <AssignDialog
      participations={[file.id]}
      caseloads={query.data.caseloads}
      onClose={onClose}
      onDone={onClose}
    />
  );
}
