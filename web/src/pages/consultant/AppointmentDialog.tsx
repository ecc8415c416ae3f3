import { Select, TextField } from "@navikt/ds-react";
import { useState } from "react";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { conflictOf } from "../../api/problem";
import { useToday } from "../../api/session";
import { ConflictDialog } from "../../parts/ConflictDialog";
import { fieldsBetween } from "../../parts/ConflictView";
import { DayField } from "../../parts/DayField";
import { FormDialog } from "../../parts/FormDialog";
import { useFormFaults } from "../../parts/FormFaults";
import { useUndo } from "../../parts/UndoToast";
import { useWords } from "../../parts/words";
import { useTexts } from "../../texts";
import { addDays, clockOf, instantOf, useDays } from "../../texts/days";
import type { DialogProps, File } from "./dialogs";
import { noteKinds } from "./noteKinds";
import { useFileAct } from "./useFileAct";

type Appointment = Schemas["AppointmentView"];
type Kind = Schemas["NoteKind"];

/** An appointment as it is typed. */
interface Form {
  day: string;
  clock: string;
  minutes: string;
  kind: Kind;
  place: string;
  purpose: string;
}

const formOf = (appointment: Appointment): Form => ({
  day: appointment.day,
  clock: clockOf(appointment.starts_at),
  minutes: String(appointment.minutes),
  kind: appointment.kind,
  place: appointment.place,
  purpose: appointment.purpose,
});

const contentOf = (form: Form) => ({
  starts_at: instantOf(form.day, form.clock),
  minutes: Number(form.minutes),
  kind: form.kind,
  place: form.place.trim(),
  purpose: form.purpose.trim(),
});

/** The next date, or one that is moved or changed: day, clock, how, where and what for. */
export default function AppointmentDialog({
  file,
  appointment,
  onClose,
}: DialogProps & { appointment?: Appointment }) {
  const t = useTexts("file");
  const words = useWords();
  const days = useDays();
  const today = useToday();
  const tell = useUndo();
  const [form, setForm] = useState<Form>(
    appointment
      ? formOf(appointment)
      : { day: addDays(today, 7), clock: "10:00", minutes: "45", kind: "meeting", place: "", purpose: "" },
  );
  const save = useFileAct(
    file.id,
    ({ form, version }: { form: Form; version: number }, key) =>
      answer(
        appointment
          ? api.PUT("/api/appointments/{appointment}", {
              params: { path: { appointment: appointment.id }, header: keyHeader(key) },
              body: { ...contentOf(form), state: appointment.state, version },
            })
          : api.POST("/api/participations/{participation}/appointments", {
              params: { path: { participation: file.id }, header: keyHeader(key) },
              body: contentOf(form),
            }),
      ),
    () => {
      tell({ text: t("appointment.saved") });
      onClose();
    },
  );
  const newest = conflictOf<File>(save.error)?.appointments.find(({ id }) => id === appointment?.id);
  const faults = useFormFaults(
    ["/starts_at", "/clock", "/minutes", "/place", "/purpose"],
    newest ? null : save.error,
  );
  if (newest) {
    const field = fieldsBetween(form, formOf(newest));
    return (
      <ConflictDialog
        fields={[
          field("day", t("day"), days.full),
          field("clock", t("appointment.clock"), (clock) => clock),
          field("minutes", t("minutes"), (minutes) => days.minutes(Number(minutes))),
          field("kind", t("kind"), (kind) => words.note(kind as Kind)),
          field("place", t("appointment.place")),
          field("purpose", t("appointment.purpose")),
        ]}
        busy={save.isPending}
        onSave={(values) => save.mutate({ form: values as Form, version: newest.version })}
        onCancel={() => save.reset()}
      />
    );
  }
  const change = (name: keyof Form) => ({
    value: form[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
      setForm({ ...form, [name]: event.target.value }),
  });
  const minutes = Number(form.minutes);
  return (
    <FormDialog
      title={appointment ? t("appointment.change") : t("appointment.heading")}
      act={t("appointment.save")}
      busy={save.isPending}
      onClose={onClose}
      onSubmit={() => {
        const well = faults.check({
          "/starts_at": !form.day && t("appointment.day_missing"),
          "/clock": !form.clock && t("appointment.clock_missing"),
          "/minutes": !(Number.isInteger(minutes) && minutes > 0) && t("minutes_wrong"),
        });
        if (well) save.mutate({ form, version: appointment?.version ?? 0 });
      }}
    >
      <DayField
        {...faults.at("/starts_at")}
        value={form.day}
        onChange={(day) => setForm({ ...form, day })}
        label={t("day")}
      />
      <TextField {...faults.at("/clock")} {...change("clock")} type="time" label={t("appointment.clock")} />
      <TextField {...faults.at("/minutes")} {...change("minutes")} inputMode="numeric" label={t("minutes")} />
      <Select label={t("kind")} {...change("kind")}>
        {noteKinds.map((kind) => (
          <option key={kind} value={kind}>
            {words.note(kind)}
          </option>
        ))}
      </Select>
      <TextField
        {...faults.at("/place")}
        {...change("place")}
        maxLength={200}
        label={t("appointment.place")}
      />
      <TextField
        {...faults.at("/purpose")}
        {...change("purpose")}
        maxLength={500}
        label={t("appointment.purpose")}
      />
      {faults.summary}
    </FormDialog>
  );
}
