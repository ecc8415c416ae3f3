import { BodyLong, TextField } from "@navikt/ds-react";
import { useState } from "react";
import { useAct } from "../../api/act";
import { answer, api, keyHeader } from "../../api/client";
import { FormDialog } from "../../parts/FormDialog";
import { useFormFaults } from "../../parts/FormFaults";
import { OneTimeLink } from "../../parts/OneTimeLink";
import { useTexts } from "../../texts";
import type { DialogProps } from "./dialogs";

/** Lets the participant in to their own page: a sign-in name, then a link that works once. */
export default function InviteDialog({ file, onClose }: DialogProps) {
  const t = useTexts("invite");
  const [username, setUsername] = useState(file.person.email ?? "");
  const invite = useAct((name: string, key) =>
    answer(
      api.POST("/api/participations/{participation}/invitation", {
        params: { path: { participation: file.id }, header: keyHeader(key) },
        body: { username: name },
      }),
    ),
  );
  const faults = useFormFaults(["/username"], invite.error);
  if (invite.data) {
    return <OneTimeLink title={t("made")} invitation={invite.data} onClose={onClose} />;
  }
  return (
    <FormDialog
      title={t("heading")}
      act={t("make")}
      busy={invite.isPending}
      onClose={onClose}
      onSubmit={() => {
        const name = username.trim();
        if (faults.check({ "/username": !name && t("username_missing") })) invite.mutate(name);
      }}
    >
      <BodyLong>{t("what")}</BodyLong>
      <TextField
        {...faults.at("/username")}
        label={t("username")}
        description={t("username_help")}
        autoComplete="off"
        maxLength={200}
        value={username}
        onChange={(event) => setUsername(event.target.value)}
      />
      {faults.summary}
    </FormDialog>
  );
}
