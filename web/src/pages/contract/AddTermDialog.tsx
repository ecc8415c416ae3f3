import { BodyShort } from "@navikt/ds-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAct } from "../../api/act";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { useToday } from "../../api/session";
import { FormDialog } from "../../parts/FormDialog";
import { useFormFaults } from "../../parts/FormFaults";
import { useUndo } from "../../parts/UndoToast";
import { useTexts } from "../../texts";
import { contractQuery } from "./contractQuery";
import { TermFields } from "./TermFields";
import { emptyTerm, termFaults, termInput, termPointers } from "./termForm";
import { useTermSay } from "./useSay";

/** A term from a day on: it takes the place of the one before, which stays in the history. */
export default function AddTermDialog({
  contract,
  codes,
  onClose,
}: {
  contract: string;
  codes: Schemas["CodeLists"];
  onClose: () => void;
}) {
  const t = useTexts("term");
  const today = useToday();
  const client = useQueryClient();
  const tell = useUndo();
  const [term, setTerm] = useState({ ...emptyTerm, first_day: today });
  const say = useTermSay(term, codes.term_kinds);
  const add = useAct(
    (body: Schemas["TermInput"], key) =>
      answer(
        api.POST("/api/contracts/{contract}/terms", {
          params: { path: { contract }, header: keyHeader(key) },
          body,
        }),
      ),
    {
      onDone: (view) => {
        client.setQueryData(contractQuery(contract).queryKey, view);
        tell({ text: t("add.done") });
        onClose();
      },
    },
  );
  const faults = useFormFaults(termPointers, add.error);
  return (
    <FormDialog
      title={t("add.title")}
      act={t("add.act")}
      busy={add.isPending}
      onClose={onClose}
      onSubmit={() => {
        if (faults.check(termFaults(term, codes.term_kinds, say))) {
          add.mutate(termInput(term, codes.term_kinds));
        }
      }}
    >
      <BodyShort>{t("add.help")}</BodyShort>
      <TermFields term={term} codes={codes} faults={faults} onChange={setTerm} />
      {faults.summary}
    </FormDialog>
  );
}
