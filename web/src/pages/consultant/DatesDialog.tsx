import { TextField } from "@navikt/ds-react";
import { useState } from "react";
import { answer, api, keyHeader } from "../../api/client";
import { ConflictDialog } from "../../parts/ConflictDialog";
import { DayField } from "../../parts/DayField";
import { FormDialog } from "../../parts/FormDialog";
import { useTexts } from "../../texts";
import { useDays } from "../../texts/days";
import type { DialogProps, File } from "./dialogs";
import { useFileForm } from "./useFileForm";

interface Form {
  first: string;
  last: string;
}
const formOf = (file: File): Form => ({ first: file.start_day ?? "", last: file.last_day ?? "" });

/** The granted period as Nav has decided it, and why it is changed here. */
export default function DatesDialog({ file, onClose }: DialogProps) {
  const t = useTexts("dates");
  const days = useDays();
  const [form, setForm] = useState({ ...formOf(file), reason: "" });
  const { save, newest, faults, dialog, conflict } = useFileForm(file, {
    write: ({ first, last, version }: Form & { version: number }, key) =>
      answer(
        api.PUT("/api/participations/{participation}/dates", {
          params: { path: { participation: file.id }, header: keyHeader(key) },
          body: { start_day: first || null, last_day: last || null, reason: form.reason.trim(), version },
        }),
      ),
    newestOf: (newest) => newest,
    pointers: ["/start_day", "/last_day", "/reason"],
    saved: () => ({ text: t("saved") }),
    onClose,
  });
  const theirs = newest && formOf(newest);
  if (newest && theirs && (theirs.first !== form.first || theirs.last !== form.last)) {
    const shownAs = (day: string) => (day ? days.full(day) : "");
    return (
      <ConflictDialog
        {...conflict}
        fields={[
          { name: "first", label: t("start_day"), mine: form.first, theirs: theirs.first, shownAs },
          { name: "last", label: t("last_day"), mine: form.last, theirs: theirs.last, shownAs },
        ]}
        onSave={(values) => save({ ...values, version: newest.version })}
      />
    );
  }
  return (
    <FormDialog
      {...dialog}
      title={t("heading")}
      act={t("save")}
      onSubmit={() => {
        if (faults.check({ "/reason": !form.reason.trim() && t("reason_missing") }))
          save({ first: form.first, last: form.last, version: (newest ?? file).version });
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
    </FormDialog>
  );
}
