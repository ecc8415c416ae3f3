import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router-dom";
import { useAct } from "../../api/act";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { BackLink } from "../../parts/BackLink";
import { DraftStatus } from "../../parts/DraftStatus";
import { FormPage } from "../../parts/FormPage";
import { useFormFaults } from "../../parts/FormFaults";
import { PageHeading } from "../../parts/PageHeading";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { SkeletonPage } from "../../parts/Skeletons";
import { useCodes } from "../../parts/useCodes";
import { useDraft } from "../../parts/useDraft";
import { useUndo } from "../../parts/UndoToast";
import { paths } from "../../shell/paths";
import { useTexts } from "../../texts";
import { ContractFields, ContractTerms, OptionFields } from "./ContractFields";
import {
  allPointers,
  changed,
  contractFaults,
  contractInput,
  emptyContract,
  type TypedContract,
} from "./contractForm";
import { useContractSay } from "./useSay";

/** A contract as it was won. What is typed is kept as a draft: the papers are long, and one is interrupted. */
export default function RegisterContract() {
  const t = useTexts("contract_form");
  const contracts = useTexts("contract");
  const client = useQueryClient();
  const navigate = useNavigate();
  const tell = useUndo();
  const codes = useCodes();
  const draft = useDraft<TypedContract>("contract-new", emptyContract);
  const form = draft.value;
  const kinds = codes.data?.term_kinds ?? [];
  const say = useContractSay(form, kinds);
  const register = useAct(
    (body: Schemas["ContractInput"], key) =>
      answer(api.POST("/api/contracts", { params: { header: keyHeader(key) }, body })),
    {
      onDone: async (contract) => {
        draft.finish();
        client.setQueryData(["contract", contract.id], contract);
        await client.invalidateQueries({ queryKey: ["contracts"] });
        tell({ text: t("done") });
        void navigate(paths.contract(contract.id));
      },
    },
  );
  const faults = useFormFaults(allPointers(form), register.error);
  const set = (change: Partial<TypedContract>) => draft.change(changed(form, change));

  if (codes.isPending || !draft.ready) return <SkeletonPage />;
  if (!codes.data) return <ProblemAlert error={codes.error} onRetry={() => void codes.refetch()} />;
  return (
    <>
      <BackLink to="/contracts">{contracts("title")}</BackLink>
      <PageHeading title={t("title")} />
      <FormPage
        act={t("act")}
        busy={register.isPending}
        faults={faults.summary}
        status={<DraftStatus draft={draft} />}
        cancelTo="/contracts"
        onSubmit={() => {
          if (faults.check(contractFaults(form, kinds, say))) register.mutate(contractInput(form, kinds));
        }}
      >
        <ContractFields form={form} codes={codes.data} faults={faults} set={set} />
        <OptionFields form={form} faults={faults} set={set} />
        <ContractTerms form={form} codes={codes.data} faults={faults} set={set} />
      </FormPage>
    </>
  );
}
