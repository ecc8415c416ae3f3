import { Textarea } from "@navikt/ds-react";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { useToday } from "../../api/session";
import { ConflictDialog } from "../../parts/ConflictDialog";
import { FormDialog } from "../../parts/FormDialog";
import { useTexts } from "../../texts";
import { useState } from "react";
import type { DialogProps } from "./dialogs";
import { useFileForm } from "./useFileForm";

/** The participant's own goal, written down in their own words. */
export default function GoalDialog({ file, onClose }: DialogProps) {
  const t = useTexts("file");
  const today = useToday();
  const [text, setText] = useState(file.goal?.text ?? "");
  const { save, newest, faults, dialog, conflict } = useFileForm(file, {
    write: (body: Schemas["GoalInput"], key) =>
      answer(
        api.PUT("/api/participations/{participation}/goal", {
          params: { path: { participation: file.id }, header: keyHeader(key) },
          body,
        }),
      ),
    newestOf: (newest) => newest,
    pointers: ["/text"],
    saved: () => ({ text: t("goal.saved") }),
    onClose,
  });
  const send = (wanted: string, version: number) => save({ text: wanted, day: today, version });
  if (newest) {
    return (
      <ConflictDialog
        {...conflict}
        fields={[{ name: "text", label: t("goal.label"), mine: text, theirs: newest.goal?.text ?? "" }]}
        onSave={(values) => send(values.text, newest.goal_version)}
      />
    );
  }
  return (
    <FormDialog
      {...dialog}
      title={t("goal.heading")}
      act={t("goal.save")}
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
    </FormDialog>
  );
}
