import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { fieldsBetween } from "../../parts/ConflictView";
import { useTexts } from "../../texts";
import { useDays } from "../../texts/days";

export type Task = Schemas["TaskView"];
export const taskOwners = ["consultant", "participant", "counsellor"] as const;

/** A task as it is typed; `done` is the day, or nothing. */
export interface TaskForm {
  owner: Task["owner"];
  text: string;
  due: string;
  done: string;
}

export const formOf = (task: Task): TaskForm => ({
  owner: task.owner,
  text: task.text,
  due: task.due_day ?? "",
  done: task.done_day ?? "",
});

export const contentOf = (form: TaskForm) => ({
  owner: form.owner,
  text: form.text.trim(),
  due_day: form.due || null,
});

export interface AskedTask {
  form: TaskForm;
  version: number;
}

export function changeTask(id: string) {
  return ({ form, version }: AskedTask, key: string) =>
    answer(
      api.PUT("/api/tasks/{task}", {
        params: { path: { task: id }, header: keyHeader(key) },
        body: { ...contentOf(form), done_day: form.done || null, version },
      }),
    );
}

/** The fields of a task that is there twice. */
export function useTaskFields() {
  const t = useTexts("file");
  const days = useDays();
  const dayName = (day: string) => (day ? days.full(day) : "");
  return (mine: TaskForm, theirs: TaskForm) => {
    const field = fieldsBetween(mine, theirs);
    return [
      field("owner", t("task.owner"), (owner) => t(`owner.${owner as Task["owner"]}`)),
      field("text", t("task.text")),
      field("due", t("task.due"), dayName),
      field("done", t("task.done_day"), dayName),
    ];
  };
}
