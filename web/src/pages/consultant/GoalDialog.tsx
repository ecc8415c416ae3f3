import { Textarea } from "@navikt/ds-react";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { conflictOf } from "../../api/problem";
import { useToday } from "../../api/session";
import { ConflictDialog } from "../../parts/ConflictDialog";
import { FormDialog } from "../../parts/FormDialog";
import { useFormFaults } from "../../parts/FormFaults";
import { useUndo } from "../../parts/UndoToast";
import { useTexts } from "../../texts";
import { useState } from "react";
import type { DialogProps, File } from "./dialogs";
import { useFileAct } from "./useFileAct";

/** The participant's own goal, written down in their own words. */
export default function GoalDialog({ file, onClose }: DialogProps) {
  const t = useTexts("file");
  const today = useToday();
  const tell = useUndo();
  const [text, setText] = useState(file.goal?.text ?? "");
  const save = useFileAct(
    file.id,
    (body: Schemas["GoalInput"], key) =>
      answer(
        api.PUT("/api/participations/{participation}/goal", {
          params: { path: { participation: file.id }, header: keyHeader(key) },
          body,
        }),
      ),
    () => {
      tell({ text: t("goal.saved") });
      onClose();
    },
  );
  const newest = conflictOf<File>(save.error);
  const faults = useFormFaults(["/text"], newest ? null : save.error);
  const send = (wanted: string, version: number) => save.mutate({ text: wanted, day: today, version });
  if (newest) {
    return (
      <ConflictDialog
        fields={[{ name: "text", label: t("goal.label"), mine: text, theirs: newest.goal?.text ?? "" }]}
        busy={save.isPending}
        onSave={(values) => send(values.text, newest.goal_version)}
        onCancel={() => save.reset()}
      />
    );
  }
  return (
    <FormDialog
      title={t("goal.heading")}
      act={t("goal.save")}
      busy={save.isPending}
      onClose={onClose}
      onSubmit={() => {
        const wanted = text.trim();
        if (faults.check({ "/text": !wanted && t("goal.missing") })) send(wanted, file.goal_version);
      }}
    >
      <Textarea
        {...faults.at("/text")}
        label={t("goal.label")}
        description={t("goal.help")}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {faults.summary}
    </FormDialog>
  );
}
