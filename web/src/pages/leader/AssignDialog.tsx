import { BodyShort, Radio, RadioGroup, Select, TextField } from "@navikt/ds-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAct } from "../../api/act";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { useSession } from "../../api/session";
import { FormDialog } from "../../parts/FormDialog";
import { DayField } from "../../parts/DayField";
import { useFormFaults } from "../../parts/FormFaults";
import { useUndo } from "../../parts/UndoToast";
import { useWords } from "../../parts/words";
import { useTexts } from "../../texts";

const parts = ["lead", "co"] as const;

/** Gives participants to a consultant from a day on. A change of consultant is an event: day, reason, who decided. */
export function AssignDialog({
  participations,
  caseloads,
  onClose,
  onDone,
}: {
  participations: readonly string[];
  caseloads: readonly Schemas["CaseloadRow"][];
  onClose: () => void;
  onDone: () => void;
}) {
  const t = useTexts("team");
  const words = useWords();
  const session = useSession();
  const client = useQueryClient();
  const tell = useUndo();
  const [form, setForm] = useState({
    employee: "",
    part: "lead" as Schemas["AssignInput"]["part"],
    day: session.today,
    reason: "",
  });
  const assign = useAct(
    (body: Schemas["AssignInput"], key) =>
      answer(api.POST("/api/assignments", { params: { header: keyHeader(key) }, body })),
    {
      onDone: async (result) => {
        for (const key of ["team-overview", "participations", "participation", "timeline", "rings"]) {
          void client.invalidateQueries({ queryKey: [key] });
        }
        tell({ text: t("assign.done", { count: result.assigned }) });
        onDone();
        await Promise.resolve();
      },
    },
  );
  const faults = useFormFaults(["/employee", "/first_day", "/reason"], assign.error);
  return (
    <FormDialog
      title={t("assign.title")}
      act={t("assign.act")}
      busy={assign.isPending}
      onClose={onClose}
      onSubmit={() => {
        const reason = form.reason.trim();
        const well = faults.check({
          "/employee": !form.employee && t("assign.employee_missing"),
          "/first_day": !form.day && t("assign.day_missing"),
          "/reason": !reason && t("assign.reason_missing"),
        });
        if (!well) return;
        assign.mutate({
          participations: [...participations],
          employee: form.employee,
          part: form.part,
          first_day: form.day,
          reason,
          decided_by: session.employee,
        });
      }}
    >
      <BodyShort>{t("chosen", { count: participations.length })}</BodyShort>
      <Select
        {...faults.at("/employee")}
        label={t("assign.employee")}
        value={form.employee}
        onChange={(event) => setForm({ ...form, employee: event.target.value })}
      >
        <option value="">{t("assign.choose")}</option>
        {caseloads.map(({ employee, caseload }) => (
          <option key={employee.id} value={employee.id}>
            {t("assign.option", { name: employee.name, count: caseload })}
          </option>
        ))}
      </Select>
      <RadioGroup
        legend={t("assign.part")}
        value={form.part}
        onChange={(part: typeof form.part) => setForm({ ...form, part })}
      >
        {parts.map((part) => (
          <Radio key={part} value={part}>
            {words.part(part)}
          </Radio>
        ))}
      </RadioGroup>
      <DayField
        {...faults.at("/first_day")}
        label={t("assign.day")}
        value={form.day}
        onChange={(chosen) => setForm({ ...form, day: chosen })}
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
  );
}
