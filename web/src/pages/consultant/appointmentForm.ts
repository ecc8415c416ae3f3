import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { fieldsBetween } from "../../parts/ConflictView";
import { useWords } from "../../parts/words";
import { useTexts } from "../../texts";
import { clockOf, instantOf, useDays } from "../../texts/days";

export type Appointment = Schemas["AppointmentView"];

/** An appointment as it is typed, and what became of it. */
export interface AppointmentForm {
  day: string;
  clock: string;
  minutes: string;
  kind: Schemas["NoteKind"];
  place: string;
  purpose: string;
  state: Appointment["state"];
}

export const formOf = (appointment: Appointment): AppointmentForm => ({
  day: appointment.day,
  clock: clockOf(appointment.starts_at),
  minutes: String(appointment.minutes),
  kind: appointment.kind,
  place: appointment.place,
  purpose: appointment.purpose,
  state: appointment.state,
});

export const contentOf = (form: AppointmentForm) => ({
  starts_at: instantOf(form.day, form.clock),
  minutes: Number(form.minutes),
  kind: form.kind,
  place: form.place.trim(),
  purpose: form.purpose.trim(),
});

export interface AskedAppointment {
  form: AppointmentForm;
  version: number;
}

export function changeAppointment(id: string) {
  return ({ form, version }: AskedAppointment, key: string) =>
    answer(
      api.PUT("/api/appointments/{appointment}", {
        params: { path: { appointment: id }, header: keyHeader(key) },
        body: { ...contentOf(form), state: form.state, version },
      }),
    );
}

/** The fields of an appointment that is there twice. */
export function useAppointmentFields() {
  const t = useTexts("file");
  const words = useWords();
  const days = useDays();
  return (mine: AppointmentForm, theirs: AppointmentForm) => {
    const field = fieldsBetween(mine, theirs);
    return [
      field("state", t("appointment.state"), (state) => words.appointment(state as Appointment["state"])),
      field("day", t("day"), days.full),
      field("clock", t("appointment.clock"), (clock) => clock),
      field("minutes", t("minutes"), (minutes) => days.minutes(Number(minutes))),
      field("kind", t("kind"), (kind) => words.note(kind as Schemas["NoteKind"])),
      field("place", t("appointment.place")),
      field("purpose", t("appointment.purpose")),
    ];
  };
}
