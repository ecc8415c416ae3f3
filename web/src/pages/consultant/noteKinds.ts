import type { Schemas } from "../../api/client";

/** The kinds of contact, most used first. */
export const noteKinds = [
  "meeting",
  "phone",
  "video",
  "message",
  "employer_visit",
  "attendance",
  "other",
] as const satisfies readonly Schemas["NoteKind"][];
