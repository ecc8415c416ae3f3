import { useQueryClient } from "@tanstack/react-query";
import { useAct } from "../../api/act";
import type { Schemas } from "../../api/client";
import { employeeQuery } from "./employeeQuery";

/** A write whose answer is the employee: the employee on the page becomes that, and what counts staff asks anew. */
export function useEmployeeAct<Asked>(
  employee: string,
  write: (asked: Asked, key: string) => Promise<Schemas["EmployeeView"]>,
  onDone: () => void,
) {
  const client = useQueryClient();
  return useAct(write, {
    onDone: (view) => {
      client.setQueryData(employeeQuery(employee).queryKey, view);
      for (const key of ["employees", "requirement", "contract", "rings", "team-overview", "teams"]) {
        void client.invalidateQueries({ queryKey: [key] });
      }
      onDone();
    },
  });
}
