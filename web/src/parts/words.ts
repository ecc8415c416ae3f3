import i18next from "i18next";
import type { Schemas } from "../api/client";
import { useTexts } from "../texts";

/** Codes of the field in the words of the page; those that are public lists come with their texts from the server. */
export function useWords() {
  const t = useTexts("words");
  const has = (key: string) => i18next.exists(key, { ns: "words" });
  return {
    note: (kind: Schemas["NoteKind"]) => t(`note.${kind}`),
    job: (kind: Schemas["JobView"]["kind"]) => t(`job.${kind}`),
    appointment: (state: Schemas["AppointmentView"]["state"]) => t(`appointment.${state}`),
    part: (part: Schemas["AssignmentView"]["part"]) => t(`part.${part}`),
    relation: (relation: string) =>
      has(`relation.${relation}`) ? t(`relation.${relation as Schemas["Relation"]}`) : relation,
    /** What somebody did to a record, as the log has it; a code that is new to the page is told in general. */
    action: (action: string) =>
      has(`action.${action}`) ? t(`action.${action as "read"}`) : t("some_action"),
    record: (kind: string) => (has(`record.${kind}`) ? t(`record.${kind as "note"}`) : t("some_record")),
  };
}
