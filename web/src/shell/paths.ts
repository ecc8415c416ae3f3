import type { Schemas } from "../api/client";

/** Addresses that more than one page links to. */
export const paths = {
  participation: (id: string) => `/participants/${id}`,
  /** Whom one consultant follows, as their leader sees them. */
  participantsOf: (employee: string) => `/participants?lead=${employee}`,
  note: (participation: string, note: string) => `/participants/${participation}/notes?note=${note}`,
  newNote: (participation?: string) => `/notes/new${participation ? `?participation=${participation}` : ""}`,
  employee: (id: string) => `/employees/${id}`,
  employers: (id: string) => `/employers?employer=${id}`,
  contract: (id: string) => `/contracts/${id}`,
  account: () => "/account",
};

/** Where a hit of the search leads. */
export function pathOfHit(hit: Schemas["SearchHit"]): string {
  switch (hit.kind) {
    case "participation":
      return paths.participation(hit.id);
    case "note":
      return paths.note(hit.participation ?? "", hit.id);
    case "employer":
      return paths.employers(hit.id);
    case "employee":
      return paths.employee(hit.id);
    case "page":
      return "/";
  }
}
