import { Radio, RadioGroup, TextField } from "@navikt/ds-react";
import { useState } from "react";
import { answer, api, keyHeader } from "../../api/client";
import { useToday } from "../../api/session";
import { ConflictDialog } from "../../parts/ConflictDialog";
import { DayField } from "../../parts/DayField";
import { FormDialog } from "../../parts/FormDialog";
import { seStages, useSeStageName } from "../../parts/SeStage";
import { useTexts } from "../../texts";
import type { DialogProps } from "./dialogs";
import { useFileForm } from "./useFileForm";

/** Moves the stage of Supported Employment; back as well as forth. */
export default function StageDialog({ file, onClose }: DialogProps) {
  const t = useTexts("file");
  const today = useToday();
  const nameOf = useSeStageName();
  const [form, setForm] = useState({ stage: file.se_stage ?? 1, day: today, reason: "" });
  const { save, newest, faults, dialog, conflict } = useFileForm(file, {
    write: ({ stage, version }: { stage: number; version: number }, key) =>
      answer(
        api.POST("/api/participations/{participation}/se-stage", {
          params: { path: { participation: file.id }, header: keyHeader(key) },
          body: { stage, day: form.day, reason: form.reason.trim() || null, version },
        }),
      ),
    newestOf: (newest) => newest,
    pointers: ["/stage", "/day", "/reason"],
    saved: () => ({ text: t("stage.saved") }),
    onClose,
  });
  if (newest && newest.se_stage !== form.stage) {
    return (
      <ConflictDialog
        {...conflict}
        fields={[
          {
            name: "stage",
            label: t("fact.stage"),
            mine: String(form.stage),
            theirs: newest.se_stage === null ? "" : String(newest.se_stage),
            shownAs: (stage) => (stage ? `${stage} ${nameOf(Number(stage))}` : ""),
          },
        ]}
        onSave={({ stage }) =>
          Number(stage) === newest.se_stage
            ? onClose()
            : save({ stage: Number(stage), version: newest.version })
        }
      />
    );
  }
  return (
    <FormDialog
      {...dialog}
      title={t("stage.heading")}
      act={t("stage.save")}
      onSubmit={() => {
        if (!faults.check({ "/day": !form.day && t("day_missing") })) return;
        save({ stage: form.stage, version: (newest ?? file).version });
      }}
    >
      <RadioGroup
        legend={t("stage.which")}
        value={form.stage}
        onChange={(stage: number) => setForm({ ...form, stage })}
      >
        {seStages.map((stage) => (
          <Radio key={stage} value={stage}>
            {`${stage} ${nameOf(stage)}`}
          </Radio>
        ))}
      </RadioGroup>
      <DayField
        {...faults.at("/day")}
        label={t("day")}
        value={form.day}
        onChange={(chosen) => setForm({ ...form, day: chosen })}
      />
      <TextField
        {...faults.at("/reason")}
        label={t("stage.reason")}
        maxLength={500}
        value={form.reason}
        onChange={(event) => setForm({ ...form, reason: event.target.value })}
      />
    </FormDialog>
  );
}
