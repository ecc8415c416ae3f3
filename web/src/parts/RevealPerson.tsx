import { BodyLong, Button, TextField, VStack } from "@navikt/ds-react";
import { useState } from "react";
import { useAct } from "../api/act";
import { answer, api, keyHeader, type Schemas } from "../api/client";
import { useTexts } from "../texts";
import { ConfirmDialog } from "./ConfirmDialog";
import { useFormFaults } from "./FormFaults";

/**
 * The way to a protected person's details: a confirmation that says it is logged, and asks what they are needed for.
 * Shown where the server offers the act "confirm_protected_access"; the answer is the file with the details in it.
 */
export function RevealPerson({
  participation,
  onRevealed,
}: {
  participation: string;
  onRevealed: (file: Schemas["ParticipationFile"]) => void;
}) {
  const t = useTexts("parts");
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const reveal = useAct(
    (given: string, key) =>
      answer(
        api.POST("/api/participations/{participation}/protected-access", {
          params: { path: { participation }, header: keyHeader(key) },
          body: { reason: given },
        }),
      ),
    {
      onDone: (file) => {
        setOpen(false);
        onRevealed(file);
      },
    },
  );
  const faults = useFormFaults(["/reason"], reveal.error);

  return (
    <>
      <Button size="small" variant="secondary" onClick={() => setOpen(true)}>
        {t("person.reveal")}
      </Button>
      <ConfirmDialog
        open={open}
        title={t("person.reveal_title")}
        act={t("person.reveal")}
        busy={reveal.isPending}
        onCancel={() => setOpen(false)}
        onConfirm={() => {
          const given = reason.trim();
          if (faults.check({ "/reason": !given && t("person.reveal_reason_missing") })) reveal.mutate(given);
        }}
      >
        <VStack gap="space-16">
          <BodyLong>{t("person.reveal_why")}</BodyLong>
          <TextField
            {...faults.at("/reason")}
            label={t("person.reveal_reason")}
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          {faults.summary}
        </VStack>
      </ConfirmDialog>
    </>
  );
}
