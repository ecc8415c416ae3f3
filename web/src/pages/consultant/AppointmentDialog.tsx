import { Select, TextField } from "@navikt/ds-react";
import { useState } from "react";
import { answer, api, keyHeader } from "../../api/client";
import { useToday } from "../../api/session";
import { ConflictDialog } from "../../parts/ConflictDialog";
import { DayField } from "../../parts/DayField";
import { FormDialog } from "../../parts/FormDialog";
import { useWords } from "../../parts/words";
import { useTexts } from "../../texts";
import { addDays } from "../../texts/days";
import {
  changeAppointment,
  contentOf,
  formOf,
  useAppointmentFields,
  type Appointment,
  type AppointmentForm,
  type AskedAppointment,
} from "./appointmentForm";
import type { DialogProps } from "./dialogs";
import { noteKinds } from "./noteKinds";
import { useFileForm } from "./useFileForm";

/** The next date, or one that is moved or changed: day, clock, how, where and what for. */
export default function AppointmentDialog({
  file,
  appointment,
  onClose,
}: DialogProps & { appointment?: Appointment }) {
  const t = useTexts("file");
  const words = useWords();
  const today = useToday();
  const fieldsOf = useAppointmentFields();
  const [form, setForm] = useState<AppointmentForm>(
    appointment
      ? formOf(appointment)
      : {
          day: addDays(today, 7),
          clock: "10:00",
          minutes: "45",
          kind: "meeting",
          place: "",
          purpose: "",
          state: "planned",
        },
  );
  const { save, newest, faults, dialog, conflict } = useFileForm(file, {
    write: appointment
      ? changeAppointment(appointment.id)
      : ({ form }: AskedAppointment, key) =>
          answer(
            api.POST("/api/participations/{participation}/appointments", {
              params: { path: { participation: file.id }, header: keyHeader(key) },
              body: contentOf(form),
            }),
          ),
    newestOf: ({ appointments }) => appointments.find(({ id }) => id === appointment?.id),
    pointers: ["/starts_at", "/clock", "/minutes", "/place", "/purpose"],
    saved: () => ({ text: t("appointment.saved") }),
    onClose,
  });
  if (newest) {
    return (
      <ConflictDialog
        {...conflict}
        fields={fieldsOf(form, formOf(newest))}
        onSave={(values) => save({ form: values as AppointmentForm, version: newest.version })}
      />
    );
  }
  const change = (name: keyof AppointmentForm) => ({
    value: form[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
      setForm({ ...form, [name]: event.target.value }),
  });
  const minutes = Number(form.minutes);
  return (
    <FormDialog
      {...dialog}
      title={appointment ? t("appointment.change") : t("appointment.heading")}
      act={t("appointment.save")}
      onSubmit={() => {
        const well = faults.check({
          "/starts_at": !form.day && t("appointment.day_missing"),
          "/clock": !form.clock && t("appointment.clock_missing"),
          "/minutes": !(Number.isInteger(minutes) && minutes > 0) && t("minutes_wrong"),
        });
        if (well) save({ form, version: appointment?.version ?? 0 });
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
    </FormDialog>
  );
}
