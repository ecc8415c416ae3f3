import { TextField } from "@navikt/ds-react";
import { useState } from "react";
import { answer, api, keyHeader } from "../../api/client";
import { conflictOf } from "../../api/problem";
import { ConflictDialog } from "../../parts/ConflictDialog";
import { DayField } from "../../parts/DayField";
import { FormDialog } from "../../parts/FormDialog";
import { useFormFaults } from "../../parts/FormFaults";
import { useUndo } from "../../parts/UndoToast";
import { useTexts } from "../../texts";
import { useDays } from "../../texts/days";
import type { DialogProps, File } from "./dialogs";
import { useFileAct } from "./useFileAct";

interface Form {
  first: string;
  last: string;
}
const formOf = (file: File): Form => ({ first: file.start_day ?? "", last: file.last_day ?? "" });

/** The granted period as Nav has decided it, and why it is changed here. */
export default function DatesDialog({ file, onClose }: DialogProps) {
  const t = useTexts("dates");
  const days = useDays();
  const tell = useUndo();
  const [form, setForm] = useState({ ...formOf(file), reason: "" });
  const save = useFileAct(
    file.id,
    ({ first, last, version }: Form & { version: number }, key) =>
      answer(
        api.PUT("/api/participations/{participation}/dates", {
          params: { path: { participation: file.id }, header: keyHeader(key) },
          body: { start_day: first || null, last_day: last || null, reason: form.reason.trim(), version },
        }),
      ),
    () => {
      tell({ text: t("saved") });
      onClose();
    },
  );
  const newest = conflictOf<File>(save.error);
  const faults = useFormFaults(["/start_day", "/last_day", "/reason"], newest ? null : save.error);
  const theirs = newest && formOf(newest);
  if (newest && theirs && (theirs.first !== form.first || theirs.last !== form.last)) {
    const shownAs = (day: string) => (day ? days.full(day) : "");
    return (
      <ConflictDialog
        fields={[
          { name: "first", label: t("start_day"), mine: form.first, theirs: theirs.first, shownAs },
          { name: "last", label: t("last_day"), mine: form.last, theirs: theirs.last, shownAs },
        ]}
        busy={save.isPending}
        onSave={(values) => save.mutate({ ...values, version: newest.version })}
        onCancel={() => save.reset()}
      />
    );
  }
  return (
    <FormDialog
      title={t("heading")}
      act={t("save")}
      busy={save.isPending}
      onClose={onClose}
      onSubmit={() => {
        if (faults.check({ "/reason": !form.reason.trim() && t("reason_missing") }))
          save.mutate({ first: form.first, last: form.last, version: (newest ?? file).version });
      }}
    >
      <DayField
        {...faults.at("/start_day")}
        label={t("start_day")}
        value={form.first}
        onChange={(first) => setForm({ ...form, first })}
      />
      <DayField
        {...faults.at("/last_day")}
        label={t("last_day")}
        value={form.last}
        onChange={(last) => setForm({ ...form, last })}
      />
      <TextField
        {...faults.at("/reason")}
        label={t("reason")}
        description={t("reason_help")}
        maxLength={300}
        value={form.reason}
        onChange={(event) => setForm({ ...form, reason: event.target.value })}
      />
      {faults.summary}
    </FormDialog>
  );
}
