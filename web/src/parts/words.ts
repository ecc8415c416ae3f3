import i18next from "i18next";
import type { Schemas } from "../api/client";
import { useTexts } from "../texts";

/** Codes of the field in the words of the page; those that are public lists come with their texts from the server. */
export function useWords() {
  const t = useTexts("words");
  const has = (key: string) => i18next.exists(key, { ns: "words" });
  /** What somebody did to a record, as the log has it; a code that is new to the page is told in general. */
  const action = (code: string) => (has(`action.${code}`) ? t(`action.${code as "read"}`) : t("some_action"));
  const record = (kind: string) => (has(`record.${kind}`) ? t(`record.${kind as "note"}`) : t("some_record"));
  return {
    note: (kind: Schemas["NoteKind"]) => t(`note.${kind}`),
    job: (kind: Schemas["JobView"]["kind"]) => t(`job.${kind}`),
    appointment: (state: Schemas["AppointmentView"]["state"]) => t(`appointment.${state}`),
    part: (part: Schemas["AssignmentView"]["part"]) => t(`part.${part}`),
    relation: (relation: string) =>
      has(`relation.${relation}`) ? t(`relation.${relation as Schemas["Relation"]}`) : relation,
    action,
    record,
    /** The two together. A list shows a name, and nothing else that is kept with it; giving a consultant says it all. */
    did: (done: string, kind: string) =>
      done === "list" && kind === "identity"
        ? t("saw_in_list")
        : done === "assign"
          ? action(done)
          : t("did", { action: action(done), record: record(kind) }),
  };
}
