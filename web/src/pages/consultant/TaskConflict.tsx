import { useQueryClient } from "@tanstack/react-query";
import { ConflictDialog } from "../../parts/ConflictDialog";
import { useTexts } from "../../texts";
import type { File } from "./dialogs";
import { participationQuery } from "./participationQuery";
import { changeTask, formOf, useTaskFields, type Task, type TaskForm } from "./taskForm";
import { useFileForm } from "./useFileForm";

/** Somebody had changed the task before a press on the page, or its undoing, arrived: both, as they are. */
export default function TaskConflict({
  file,
  mine,
  newest,
  onClose,
}: {
  file: Pick<File, "id">;
  mine: Task;
  newest: Task;
  onClose: () => void;
}) {
  const t = useTexts("file");
  const client = useQueryClient();
  const fieldsOf = useTaskFields();
  const form = useFileForm(file, {
    write: changeTask(mine.id),
    newestOf: ({ tasks }) => tasks.find(({ id }) => id === mine.id),
    saved: () => ({ text: t("task.saved") }),
    onClose,
  });
  const theirs = form.newest ?? newest;
  return (
    <ConflictDialog
      key={theirs.version}
      fields={fieldsOf(formOf(mine), formOf(theirs))}
      busy={form.conflict.busy}
      onSave={(values) => form.save({ form: values as TaskForm, version: theirs.version })}
      onCancel={() => {
        void client.invalidateQueries(participationQuery(file.id));
        onClose();
      }}
    />
  );
}
