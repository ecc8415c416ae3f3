import { BodyLong, Button, VStack } from "@navikt/ds-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate, useParams } from "react-router-dom";
import { useAct } from "../../api/act";
import { answer, api } from "../../api/client";
import { forgetAllButSession, takeSession } from "../../api/session";
import { useFormFaults } from "../../parts/FormFaults";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { LoadingPage } from "../../shell/LoadingPage";
import { useLanguage, useTexts } from "../../texts";
import { EntrancePage } from "./EntrancePage";
import { PasswordField } from "./PasswordField";
import { isTooShort, shortestPassword } from "./passwordRules";

/** Somebody was invited and comes for the first time: they choose a password; staff go on to a second factor. */
export default function InvitationPage() {
  const t = useTexts("session");
  const { token = "" } = useParams();
  const language = useLanguage();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [password, setPassword] = useState("");
  const path = { token };
  const invitation = useQuery({
    queryKey: ["invitation", token],
    queryFn: () => answer(api.GET("/api/invitations/{token}", { params: { path } })),
    gcTime: 0,
  });
  const accept = useAct(
    (chosen: string) =>
      answer(
        api.POST("/api/invitations/{token}", { params: { path }, body: { password: chosen, language } }),
      ),
    {
      onDone: (session) => {
        forgetAllButSession(client);
        takeSession(client, session);
        // Replaced, so that the token does not stay in the browser's history.
        void navigate("/", { replace: true });
      },
    },
  );
  const faults = useFormFaults(["/password"], accept.error);

  if (invitation.isPending) return <LoadingPage />;
  if (!invitation.data) {
    return (
      <EntrancePage title={t("invitation.not_valid")}>
        <VStack gap="space-16">
          <BodyLong>{t("invitation.ask_anew")}</BodyLong>
          {invitation.error && invitation.failureReason?.name === "ProblemError" && (
            <ProblemAlert error={invitation.error} />
          )}
        </VStack>
      </EntrancePage>
    );
  }

  const { name, username, second_factor_needed } = invitation.data;
  function submit(event: React.FormEvent) {
    event.preventDefault();
    const well = faults.check({
      "/password": isTooShort(password) && t("new_password.too_short", { count: shortestPassword }),
    });
    if (well) accept.mutate(password);
  }

  return (
    <EntrancePage title={t("invitation.title", { name })}>
      <form onSubmit={submit} noValidate>
        <VStack gap="space-24">
          <BodyLong>{t("invitation.intro", { username })}</BodyLong>
          {second_factor_needed && <BodyLong>{t("invitation.second_factor")}</BodyLong>}
          {/* Lets a password manager keep name and password together. */}
          <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
          <PasswordField
            {...faults.at("/password")}
            label={t("new_password.label")}
            description={t("new_password.help", { count: shortestPassword })}
            autoComplete="new-password"
            value={password}
            onChange={setPassword}
          />
          {faults.summary}
          <Button type="submit" loading={accept.isPending}>
            {t("invitation.act")}
          </Button>
        </VStack>
      </form>
    </EntrancePage>
  );
}
