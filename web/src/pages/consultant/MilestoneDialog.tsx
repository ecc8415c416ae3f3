import { Radio, RadioGroup } from "@navikt/ds-react";
import { useState } from "react";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { conflictOf } from "../../api/problem";
import { useToday } from "../../api/session";
import { ConflictDialog } from "../../parts/ConflictDialog";
import { DayField } from "../../parts/DayField";
import { FormDialog } from "../../parts/FormDialog";
import { useFormFaults } from "../../parts/FormFaults";
import { useUndo } from "../../parts/UndoToast";
import { useTexts } from "../../texts";
import { useDays } from "../../texts/days";
import type { DialogProps, File } from "./dialogs";
import { milestones, type Milestone } from "./milestones";
import { useFileAct } from "./useFileAct";

const dayOn = (file: File, milestone: Milestone) => file[`${milestone}_day`] ?? "";

/** What has been agreed and confirmed, each with its day: it stops the clock that runs until then. */
export default function MilestoneDialog({ file, onClose }: DialogProps) {
  const t = useTexts("dates");
  const days = useDays();
  const today = useToday();
  const tell = useUndo();
  const first = milestones.find((milestone) => !dayOn(file, milestone)) ?? milestones[0];
  const [form, setForm] = useState({ milestone: first, day: dayOn(file, first) || today });
  const set = (body: Schemas["MilestoneInput"], key: string) =>
    answer(
      api.POST("/api/participations/{participation}/milestones", {
        params: { path: { participation: file.id }, header: keyHeader(key) },
        body,
      }),
    );
  const undo = useFileAct(file.id, set);
  const save = useFileAct(file.id, set, ({ version }) => {
    const { milestone } = form;
    const day = dayOn(file, milestone) || null;
    tell({ text: t("milestone_saved"), undo: () => undo.mutate({ milestone, day, version }) });
    onClose();
  });
  const newest = conflictOf<File>(save.error);
  const faults = useFormFaults(["/milestone", "/day"], newest ? null : save.error);
  const send = (day: string, version: number) =>
    save.mutate({ milestone: form.milestone, day: day || null, version });
  if (newest && dayOn(newest, form.milestone) !== form.day) {
    return (
      <ConflictDialog
        fields={[
          {
            name: "day",
            label: t(`milestone.${form.milestone}`),
            mine: form.day,
            theirs: dayOn(newest, form.milestone),
            shownAs: (day) => (day ? days.full(day) : ""),
          },
        ]}
        busy={save.isPending}
        onSave={({ day }) => send(day, newest.version)}
        onCancel={() => save.reset()}
      />
    );
  }
  return (
    <FormDialog
      title={t("milestone_heading")}
      act={t("milestone_save")}
      busy={save.isPending}
      onClose={onClose}
      onSubmit={() => {
        if (faults.check({ "/day": !form.day && t("day_missing") })) send(form.day, (newest ?? file).version);
      }}
    >
      <RadioGroup
        legend={t("milestone_which")}
        value={form.milestone}
        onChange={(milestone: Milestone) =>
          setForm({ milestone, day: dayOn(file, milestone) || form.day || today })
        }
      >
        {milestones.map((milestone) => (
          <Radio key={milestone} value={milestone}>
            {t(`milestone.${milestone}`)}
          </Radio>
        ))}
      </RadioGroup>
      <DayField
        {...faults.at("/day")}
        label={t("day")}
        max={today}
        value={form.day}
        onChange={(day) => setForm({ ...form, day })}
      />
      {faults.summary}
    </FormDialog>
  );
}
