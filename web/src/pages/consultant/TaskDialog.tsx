import { Radio, RadioGroup, Textarea } from "@navikt/ds-react";
import { useState } from "react";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
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

type Task = Schemas["TaskView"];
const taskOwners = ["consultant", "participant", "counsellor"] as const;

/** Something somebody will do, and by when. */
export default function TaskDialog({ file, task, onClose }: DialogProps & { task?: Task }) {
  const t = useTexts("file");
  const days = useDays();
  const tell = useUndo();
  const [form, setForm] = useState({
    owner: task?.owner ?? ("consultant" as Task["owner"]),
    text: task?.text ?? "",
    due: task?.due_day ?? "",
  });
  const save = useFileAct(
    file.id,
    ({ asked, version }: { asked: typeof form; version: number }, key) => {
      const body = { owner: asked.owner, text: asked.text.trim(), due_day: asked.due || null };
      return answer(
        task
          ? api.PUT("/api/tasks/{task}", {
              params: { path: { task: task.id }, header: keyHeader(key) },
              body: { ...body, done_day: task.done_day, version },
            })
          : api.POST("/api/participations/{participation}/tasks", {
              params: { path: { participation: file.id }, header: keyHeader(key) },
              body,
            }),
      );
    },
    () => {
      tell({ text: t("task.saved") });
      onClose();
    },
  );
  const newest = conflictOf<File>(save.error)?.tasks.find(({ id }) => id === task?.id);
  const faults = useFormFaults(["/text", "/due_day"], newest ? null : save.error);
  if (newest) {
    const ownerName = (owner: string) => t(`owner.${owner as Task["owner"]}`);
    const dayName = (day: string) => (day ? days.full(day) : "");
    return (
      <ConflictDialog
        fields={[
          {
            name: "owner",
            label: t("task.owner"),
            mine: form.owner,
            theirs: newest.owner,
            shownAs: ownerName,
          },
          { name: "text", label: t("task.text"), mine: form.text, theirs: newest.text },
          {
            name: "due",
            label: t("task.due"),
            mine: form.due,
            theirs: newest.due_day ?? "",
            shownAs: dayName,
          },
        ]}
        busy={save.isPending}
        onSave={({ owner, text, due }) =>
          save.mutate({ asked: { owner: owner as Task["owner"], text, due }, version: newest.version })
        }
        onCancel={() => save.reset()}
      />
    );
  }
  return (
    <FormDialog
      title={task ? t("task.change") : t("task.heading")}
      act={t("task.save")}
      busy={save.isPending}
      onClose={onClose}
      onSubmit={() => {
        if (!faults.check({ "/text": !form.text.trim() && t("task.missing") })) return;
        save.mutate({ asked: form, version: task?.version ?? 0 });
      }}
    >
      <RadioGroup
        legend={t("task.owner")}
        value={form.owner}
        onChange={(owner: Task["owner"]) => setForm({ ...form, owner })}
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
        value={form.text}
        onChange={(event) => setForm({ ...form, text: event.target.value })}
      />
      <DayField
        {...faults.at("/due_day")}
        label={t("task.due")}
        value={form.due}
        onChange={(chosen) => setForm({ ...form, due: chosen })}
      />
      {faults.summary}
    </FormDialog>
  );
}
