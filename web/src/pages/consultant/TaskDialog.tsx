import { Radio, RadioGroup, Textarea } from "@navikt/ds-react";
import { useState } from "react";
import { answer, api, keyHeader } from "../../api/client";
import { ConflictDialog } from "../../parts/ConflictDialog";
import { DayField } from "../../parts/DayField";
import { FormDialog } from "../../parts/FormDialog";
import { useTexts } from "../../texts";
import type { DialogProps } from "./dialogs";
import {
  changeTask,
  contentOf,
  formOf,
  taskOwners,
  useTaskFields,
  type AskedTask,
  type Task,
  type TaskForm,
} from "./taskForm";
import { useFileForm } from "./useFileForm";

/** Something somebody will do, and by when. */
export default function TaskDialog({ file, task, onClose }: DialogProps & { task?: Task }) {
  const t = useTexts("file");
  const fieldsOf = useTaskFields();
  const [typed, setTyped] = useState<TaskForm>(
    task ? formOf(task) : { owner: "consultant", text: "", due: "", done: "" },
  );
  const { save, newest, faults, dialog, conflict } = useFileForm(file, {
    write: task
      ? changeTask(task.id)
      : ({ form }: AskedTask, key) =>
          answer(
            api.POST("/api/participations/{participation}/tasks", {
              params: { path: { participation: file.id }, header: keyHeader(key) },
              body: contentOf(form),
            }),
          ),
    newestOf: ({ tasks }) => tasks.find(({ id }) => id === task?.id),
    pointers: ["/text", "/due_day"],
    saved: () => ({ text: t("task.saved") }),
    onClose,
  });
  if (newest) {
    return (
      <ConflictDialog
        {...conflict}
        fields={fieldsOf(typed, formOf(newest))}
        onSave={(values) => save({ form: values as TaskForm, version: newest.version })}
      />
    );
  }
  return (
    <FormDialog
      {...dialog}
      title={task ? t("task.change") : t("task.heading")}
      act={t("task.save")}
      onSubmit={() => {
        if (!faults.check({ "/text": !typed.text.trim() && t("task.missing") })) return;
        save({ form: typed, version: task?.version ?? 0 });
      }}
    >
      <RadioGroup
        legend={t("task.owner")}
        value={typed.owner}
        onChange={(owner: Task["owner"]) => setTyped({ ...typed, owner })}
      >
        {taskOwners.map((owner) => (
          <Radio key={owner} value={owner}>
            {t(`owner.${owner}`)}
          </Radio>
        ))}
      </RadioGroup>
      <Textarea
        {...faults.at("/text")}
        label={t("task.text")}
        maxLength={1000}
        value={typed.text}
        onChange={(event) => setTyped({ ...typed, text: event.target.value })}
      />
      <DayField
        {...faults.at("/due_day")}
        label={t("task.due")}
        value={typed.due}
        onChange={(due) => setTyped({ ...typed, due })}
      />
    </FormDialog>
  );
}
