import { useQueryClient } from "@tanstack/react-query";
import { ConflictDialog } from "../../parts/ConflictDialog";
import { useTexts } from "../../texts";
import type { File } from "./dialogs";
import { participationQuery } from "./participationQuery";
import {
  changeAppointment,
  formOf,
  useAppointmentFields,
  type Appointment,
  type AppointmentForm,
} from "./appointmentForm";
import { useFileForm } from "./useFileForm";

/** Somebody had changed the appointment before a press on the page, or its undoing, arrived: both, as they are. */
export default function AppointmentConflict({
  file,
  mine,
  newest,
  onClose,
}: {
  file: Pick<File, "id">;
  mine: Appointment;
  newest: Appointment;
  onClose: () => void;
}) {
  const t = useTexts("file");
  const client = useQueryClient();
  const fieldsOf = useAppointmentFields();
  const form = useFileForm(file, {
    write: changeAppointment(mine.id),
    newestOf: ({ appointments }) => appointments.find(({ id }) => id === mine.id),
    saved: () => ({ text: t("appointment.saved") }),
    onClose,
  });
  const theirs = form.newest ?? newest;
  return (
    <ConflictDialog
      key={theirs.version}
      fields={fieldsOf(formOf(mine), formOf(theirs))}
      busy={form.conflict.busy}
      onSave={(values) => form.save({ form: values as AppointmentForm, version: theirs.version })}
      onCancel={() => {
        void client.invalidateQueries(participationQuery(file.id));
        onClose();
      }}
    />
  );
}
