import { BodyLong, Button, TextField } from "@navikt/ds-react";
import { useState } from "react";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { useToday } from "../../api/session";
import { DayField } from "../../parts/DayField";
import { FormDialog } from "../../parts/FormDialog";
import { useFormFaults } from "../../parts/FormFaults";
import { useUndo } from "../../parts/UndoToast";
import { useTexts } from "../../texts";
import { useFileAct } from "../consultant/useFileAct";

/** Ends an assignment without a successor; who changes consultant gives the participant to the next one instead. */
export function EndAssignment({
  participation,
  assignment,
}: {
  participation: string;
  assignment: Schemas["AssignmentView"];
}) {
  const t = useTexts("team");
  const tell = useUndo();
  const today = useToday();
  const [open, setOpen] = useState(false);
  const [form, setForm] = useState({ day: today, reason: "" });
  const end = useFileAct(
    participation,
    (body: Schemas["EndAssignment"], key) =>
      answer(
        api.POST("/api/assignments/{assignment}/end", {
          params: { path: { assignment: assignment.id }, header: keyHeader(key) },
          body,
        }),
      ),
    () => {
      tell({ text: t("end.done") });
      setOpen(false);
    },
  );
  const faults = useFormFaults(["/last_day", "/reason"], end.error);
  return (
    <>
      <span>
        <Button
          size="xsmall"
          variant="tertiary"
          aria-label={t("end.open_for", { name: assignment.employee.name })}
          onClick={() => setOpen(true)}
        >
          {t("end.open")}
        </Button>
      </span>
      {open && (
        <FormDialog
          title={t("end.title", { name: assignment.employee.name })}
          act={t("end.act")}
          busy={end.isPending}
          onClose={() => setOpen(false)}
          onSubmit={() => {
            const reason = form.reason.trim();
            const well = faults.check({
              "/last_day": !form.day && t("assign.day_missing"),
              "/reason": !reason && t("assign.reason_missing"),
            });
            if (well) end.mutate({ last_day: form.day, reason, version: assignment.version });
          }}
        >
          <BodyLong>{t(assignment.part === "lead" ? "end.what_lead" : "end.what_co")}</BodyLong>
          <DayField
            {...faults.at("/last_day")}
            label={t("end.last_day")}
            value={form.day}
            onChange={(day) => setForm({ ...form, day })}
          />
          <TextField
            {...faults.at("/reason")}
            label={t("assign.reason")}
            maxLength={300}
            value={form.reason}
            onChange={(event) => setForm({ ...form, reason: event.target.value })}
          />
          {faults.summary}
        </FormDialog>
      )}
    </>
  );
}
