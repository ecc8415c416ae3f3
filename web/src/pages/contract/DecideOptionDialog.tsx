import { Radio, RadioGroup } from "@navikt/ds-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAct } from "../../api/act";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { conflictOf } from "../../api/problem";
import { useToday } from "../../api/session";
import { FormDialog } from "../../parts/FormDialog";
import { DayField } from "../../parts/DayField";
import { useFormFaults } from "../../parts/FormFaults";
import { useUndo } from "../../parts/UndoToast";
import { useTexts } from "../../texts";

const decisions = ["taken", "declined"] as const;

/** Records what the buyer has decided about an option year, on which day, and when notice was given. */
export default function DecideOptionDialog({
  contract,
  ordinal,
  onClose,
}: {
  contract: Schemas["ContractView"];
  ordinal: number;
  onClose: () => void;
}) {
  const t = useTexts("contract");
  const client = useQueryClient();
  const today = useToday();
  const tell = useUndo();
  const [form, setForm] = useState({
    decision: "taken" as Schemas["OptionDecision"]["decision"],
    decision_day: today,
    notice_day: today,
  });
  const decide = useAct(
    (body: Schemas["OptionDecision"], key) =>
      answer(
        api.POST("/api/contracts/{contract}/options/{ordinal}/decision", {
          params: { path: { contract: contract.id, ordinal }, header: keyHeader(key) },
          body,
        }),
      ),
    {
      onDone: (view) => {
        client.setQueryData(["contract", contract.id], view);
        for (const key of ["contracts", "rings", "team-overview"]) {
          void client.invalidateQueries({ queryKey: [key] });
        }
        tell({ text: t("decide.done") });
        onClose();
      },
    },
  );
  // Something else of the contract was changed meanwhile: said as it is, and the next try is about the newest.
  const newest = conflictOf<Schemas["ContractView"]>(decide.error);
  const faults = useFormFaults(["/decision", "/decision_day", "/notice_day"], decide.error);
  return (
    <FormDialog
      title={t("decide.title", { ordinal })}
      act={t("decide.act")}
      busy={decide.isPending}
      onClose={onClose}
      onSubmit={() => {
        const well = faults.check({
          "/decision_day": !form.decision_day && t("decide.day_missing"),
          "/notice_day": !form.notice_day && t("decide.day_missing"),
        });
        if (well) decide.mutate({ ...form, version: (newest ?? contract).version });
      }}
    >
      <RadioGroup
        legend={t("decide.which")}
        value={form.decision}
        onChange={(decision: typeof form.decision) => setForm({ ...form, decision })}
      >
        {decisions.map((decision) => (
          <Radio key={decision} value={decision}>
            {t(`decision.${decision}`)}
          </Radio>
        ))}
      </RadioGroup>
      <DayField
        {...faults.at("/decision_day")}
        label={t("decide.decision_day")}
        value={form.decision_day}
        onChange={(chosen) => setForm({ ...form, decision_day: chosen })}
      />
      <DayField
        {...faults.at("/notice_day")}
        label={t("decide.notice_day")}
        value={form.notice_day}
        onChange={(chosen) => setForm({ ...form, notice_day: chosen })}
      />
      {faults.summary}
    </FormDialog>
  );
}
