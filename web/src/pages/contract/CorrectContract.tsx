import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate, useParams } from "react-router-dom";
import { useAct } from "../../api/act";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { conflictOf } from "../../api/problem";
import { BackLink } from "../../parts/BackLink";
import { ConflictView, type ConflictField } from "../../parts/ConflictView";
import { DayField } from "../../parts/DayField";
import { FormPage, FormPart } from "../../parts/FormPage";
import { useFormFaults } from "../../parts/FormFaults";
import { PageHeading } from "../../parts/PageHeading";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { SkeletonPage } from "../../parts/Skeletons";
import { textOfCode, useCodes } from "../../parts/useCodes";
import { useUndo } from "../../parts/UndoToast";
import { paths } from "../../shell/paths";
import { useTexts } from "../../texts";
import { useDays } from "../../texts/days";
import { ContractFields } from "./ContractFields";
import {
  contractChange,
  contractFaults,
  contractPointers,
  correctionOf,
  type TypedContract,
  type TypedCorrection,
} from "./contractForm";
import { contractQuery } from "./contractQuery";
import { useDataRoles } from "./useDataRoles";
import { useContractSay } from "./useSay";

type View = Schemas["ContractView"];
type CodeLists = Schemas["CodeLists"];

/** Mends what was registered wrongly. Options are decided and terms added on the contract's own page. */
export default function CorrectContract() {
  const { contract: id = "" } = useParams();
  const contract = useQuery(contractQuery(id));
  const codes = useCodes();
  if (contract.isPending || codes.isPending) return <SkeletonPage />;
  if (!contract.data) {
    return <ProblemAlert error={contract.error} onRetry={() => void contract.refetch()} />;
  }
  if (!codes.data) return <ProblemAlert error={codes.error} onRetry={() => void codes.refetch()} />;
  return <Correction contract={contract.data} codes={codes.data} />;
}

function Correction({ contract, codes }: { contract: View; codes: CodeLists }) {
  const t = useTexts("contract_form");
  const client = useQueryClient();
  const navigate = useNavigate();
  const tell = useUndo();
  // What is typed stands against the contract as it was when the page was opened.
  const [begun] = useState(contract);
  const [form, setForm] = useState(() => correctionOf(contract));
  const say = useContractSay(form, codes.term_kinds);
  const save = useAct(
    (body: Schemas["ContractChange"], key) =>
      answer(
        api.PUT("/api/contracts/{contract}", {
          params: { path: { contract: contract.id }, header: keyHeader(key) },
          body,
        }),
      ),
    {
      onDone: (view) => {
        client.setQueryData(contractQuery(view.id).queryKey, view);
        for (const key of ["contracts", "rings", "team-overview"]) {
          void client.invalidateQueries({ queryKey: [key] });
        }
        tell({ text: t("correct.done") });
        void navigate(paths.contract(view.id));
      },
    },
  );
  const newest = conflictOf<View>(save.error);
  const faults = useFormFaults(
    [...contractPointers, "/terminated_last_day", "/terminated_known_day"],
    newest ? null : save.error,
  );
  const fields = useConflictFields(form, newest, codes);
  const set = (change: Partial<TypedContract>) => setForm((before) => ({ ...before, ...change }));
  return (
    <>
      <BackLink to={paths.contract(contract.id)}>{begun.name}</BackLink>
      <PageHeading title={t("correct.title")}>{t("correct.help")}</PageHeading>
      {newest ? (
        <ConflictView
          fields={fields}
          busy={save.isPending}
          onSave={(values) => {
            const chosen = { ...form, ...values } as TypedCorrection;
            setForm(chosen);
            save.mutate(contractChange(chosen, newest.version));
          }}
          onCancel={() => save.reset()}
        />
      ) : (
        <FormPage
          act={t("correct.act")}
          busy={save.isPending}
          faults={faults.summary}
          cancelTo={paths.contract(contract.id)}
          onSubmit={() => {
            if (faults.check(contractFaults(form, codes.term_kinds, say))) {
              save.mutate(contractChange(form, begun.version));
            }
          }}
        >
          <ContractFields form={form} codes={codes} faults={faults} set={set} self={contract.id} />
          <FormPart title={t("part.ended")} help={t("ended_help")}>
            <DayField
              {...faults.at("/terminated_last_day")}
              label={t("terminated_last_day")}
              value={form.terminated_last_day}
              onChange={(day) => setForm({ ...form, terminated_last_day: day })}
            />
            <DayField
              {...faults.at("/terminated_known_day")}
              label={t("terminated_known_day")}
              value={form.terminated_known_day}
              onChange={(day) => setForm({ ...form, terminated_known_day: day })}
            />
          </FormPart>
        </FormPage>
      )}
    </>
  );
}

const written = ["number", "name", "buyer", "area", "start_months", "method", "places"] as const;
const days = [
  "award_day",
  "first_day",
  "base_last_day",
  "intake_stop_day",
  "terminated_last_day",
  "terminated_known_day",
] as const;
type Name =
  | (typeof written)[number]
  | (typeof days)[number]
  | "measure_type"
  | "agreement_type"
  | "option_model"
  | "price_model"
  | "data_role"
  | "predecessor";

/** Mine beside what is saved now, field by field. */
function useConflictFields(
  form: TypedCorrection,
  newest: View | null,
  codes: CodeLists,
): ConflictField<Name>[] {
  const t = useTexts("contract_form");
  const dayTexts = useDays();
  const roles = useDataRoles();
  if (!newest) return [];
  const theirs = correctionOf(newest);
  const pair = (name: Name, label: string, shownAs?: (value: string) => string) => ({
    name,
    label,
    mine: form[name],
    theirs: theirs[name],
    shownAs,
  });
  const coded = (list: readonly Schemas["Code"][]) => (code: string) => textOfCode(list, code);
  const roleOf = (code: string) => roles.find((role) => role.code === code)?.text ?? code;
  return [
    ...written.map((name) => pair(name, t(name))),
    ...days.map((name) => pair(name, t(name), (day) => (day ? dayTexts.full(day) : ""))),
    pair("measure_type", t("measure_type"), coded(codes.measure_types)),
    pair("agreement_type", t("agreement_type"), coded(codes.agreement_types)),
    pair("option_model", t("option_model"), coded(codes.option_models)),
    pair("price_model", t("price_model"), coded(codes.price_models)),
    pair("data_role", t("data_role"), roleOf),
    pair("predecessor", t("predecessor"), (id) =>
      id ? (newest.predecessor?.id === id ? newest.predecessor.name : id) : t("no_predecessor"),
    ),
  ];
}
