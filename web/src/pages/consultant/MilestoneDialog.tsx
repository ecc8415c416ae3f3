import { Radio, RadioGroup } from "@navikt/ds-react";
import { useState } from "react";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import type { ProblemError } from "../../api/problem";
import { useToday } from "../../api/session";
import { ConflictDialog } from "../../parts/ConflictDialog";
import { DayField } from "../../parts/DayField";
import { FormDialog } from "../../parts/FormDialog";
import { useTexts } from "../../texts";
import { useDays } from "../../texts/days";
import type { DialogProps, File } from "./dialogs";
import { milestones, type Milestone } from "./milestones";
import { useFileAct } from "./useFileAct";
import { newestIn, useFileForm } from "./useFileForm";

const dayOn = (file: File, milestone: Milestone) => file[`${milestone}_day`] ?? "";

function setMilestone(participation: string) {
  return (body: Schemas["MilestoneInput"], key: string) =>
    answer(
      api.POST("/api/participations/{participation}/milestones", {
        params: { path: { participation }, header: keyHeader(key) },
        body,
      }),
    );
}

/** The day that is there twice. */
function useMilestoneField() {
  const t = useTexts("dates");
  const days = useDays();
  return (milestone: Milestone, mine: string, theirs: string) => ({
    name: "day" as const,
    label: t(`milestone.${milestone}`),
    mine,
    theirs,
    shownAs: (day: string) => (day ? days.full(day) : ""),
  });
}

/** The file was changed by somebody before the day was taken back: both days, as they are. */
function MilestoneConflict({
  milestone,
  mine,
  newest,
  onClose,
}: {
  milestone: Milestone;
  mine: string;
  newest: File;
  onClose: () => void;
}) {
  const t = useTexts("dates");
  const fieldOf = useMilestoneField();
  const form = useFileForm(newest, {
    write: setMilestone(newest.id),
    newestOf: (file) => file,
    saved: () => ({ text: t("milestone_saved") }),
    onClose,
  });
  const now = form.newest ?? newest;
  return (
    <ConflictDialog
      key={now.version}
      fields={[fieldOf(milestone, mine, dayOn(now, milestone))]}
      busy={form.conflict.busy}
      onSave={({ day }) => form.save({ milestone, day: day || null, version: now.version })}
      onCancel={onClose}
    />
  );
}

/** What has been agreed and confirmed, each with its day: it stops the clock that runs until then. */
export default function MilestoneDialog({ file, onClose }: DialogProps) {
  const t = useTexts("dates");
  const today = useToday();
  const first = milestones.find((milestone) => !dayOn(file, milestone)) ?? milestones[0];
  const [form, setForm] = useState({ milestone: first, day: dayOn(file, first) || today });
  const set = setMilestone(file.id);
  const fieldOf = useMilestoneField();
  const undo = useFileAct(file.id, set);
  const { save, newest, faults, dialog, conflict } = useFileForm(file, {
    write: set,
    newestOf: (newest) => newest,
    pointers: ["/milestone", "/day"],
    saved: ({ version }) => {
      const { milestone } = form;
      const before = dayOn(file, milestone);
      return {
        text: t("milestone_saved"),
        undo: () => undo.mutateAsync({ milestone, day: before || null, version }),
        conflict: (error, close) => {
          const now = newestIn(error as ProblemError, (newest) => newest);
          return (
            now && <MilestoneConflict milestone={milestone} mine={before} newest={now} onClose={close} />
          );
        },
      };
    },
    onClose,
  });
  const send = (day: string, version: number) =>
    save({ milestone: form.milestone, day: day || null, version });
  if (newest && dayOn(newest, form.milestone) !== form.day) {
    return (
      <ConflictDialog
        {...conflict}
        fields={[fieldOf(form.milestone, form.day, dayOn(newest, form.milestone))]}
        onSave={({ day }) => send(day, newest.version)}
      />
    );
  }
  return (
    <FormDialog
      {...dialog}
      title={t("milestone_heading")}
      act={t("milestone_save")}
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
    </FormDialog>
  );
}
