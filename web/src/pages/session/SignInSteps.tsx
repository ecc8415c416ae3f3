import { BodyShort, Button, HStack, TextField, VStack } from "@navikt/ds-react";
import { useState } from "react";
import { useAct } from "../../api/act";
import { answer, api } from "../../api/client";
import type { Session } from "../../api/session";
import { useFormFaults } from "../../parts/FormFaults";
import { useTexts } from "../../texts";
import { PasswordField } from "./PasswordField";

interface StepProps {
  /** What the server answers after a step; the step itself keeps nothing. */
  onSession: (session: Session) => void;
}

/** Name and password, then the second factor where the account has one. */
export function SignInSteps({
  state,
  username,
  onSession,
}: StepProps & { state: Session["state"]; username?: string }) {
  return state === "second_factor" ? (
    <SecondStep onSession={onSession} />
  ) : (
    <FirstStep username={username} onSession={onSession} />
  );
}

function FirstStep({ username: known = "", onSession }: StepProps & { username?: string }) {
  const t = useTexts("session");
  const [username, setUsername] = useState(known);
  const [password, setPassword] = useState("");
  const signIn = useAct(
    (body: { username: string; password: string }) => answer(api.POST("/api/session", { body })),
    { onDone: onSession },
  );
  const faults = useFormFaults(["/username", "/password"], signIn.error);

  function submit(event: React.FormEvent) {
    event.preventDefault();
    const well = faults.check({
      "/username": !username.trim() && t("sign_in.username_missing"),
      "/password": !password && t("sign_in.password_missing"),
    });
    if (well) signIn.mutate({ username: username.trim(), password });
  }

  return (
    <form onSubmit={submit} noValidate>
      <VStack gap="space-24">
        <TextField
          {...faults.at("/username")}
          label={t("sign_in.username")}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={username}
          onChange={(event) => setUsername(event.target.value)}
        />
        <PasswordField
          {...faults.at("/password")}
          label={t("sign_in.password")}
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
        {faults.summary}
        <Button type="submit" loading={signIn.isPending}>
          {t("sign_in.act")}
        </Button>
      </VStack>
    </form>
  );
}

function SecondStep({ onSession }: StepProps) {
  const t = useTexts("session");
  const [code, setCode] = useState("");
  const [recovering, setRecovering] = useState(false);
  const giveCode = useAct(
    (body: { code: string }) => answer(api.POST("/api/session/second-factor", { body })),
    { onDone: onSession },
  );
  const startOver = useAct(() => answer(api.DELETE("/api/session")), { onDone: onSession });
  const faults = useFormFaults(["/code"], giveCode.error);

  function submit(event: React.FormEvent) {
    event.preventDefault();
    const given = recovering ? code.trim() : code.replaceAll(/\s/g, "");
    const well = faults.check({
      "/code": recovering
        ? !given && t("code.recovery_missing")
        : !/^\d{6}$/.test(given) && t("code.six_digits"),
    });
    if (well) giveCode.mutate({ code: given });
  }

  return (
    <form onSubmit={submit} noValidate>
      <VStack gap="space-24">
        <BodyShort>{recovering ? t("code.recovery_help") : t("code.help")}</BodyShort>
        {recovering ? (
          <TextField
            key="recovery"
            {...faults.at("/code")}
            label={t("code.recovery_label")}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        ) : (
          <TextField
            key="totp"
            {...faults.at("/code")}
            label={t("code.label")}
            autoComplete="one-time-code"
            inputMode="numeric"
            htmlSize={10}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
        {faults.summary}
        <Button type="submit" loading={giveCode.isPending}>
          {t("code.act")}
        </Button>
        <HStack gap="space-8" justify="space-between">
          <Button
            type="button"
            size="small"
            variant="tertiary"
            onClick={() => {
              setRecovering(!recovering);
              setCode("");
            }}
          >
            {recovering ? t("code.use_app") : t("code.use_recovery")}
          </Button>
          <Button type="button" size="small" variant="tertiary" onClick={() => startOver.mutate(undefined)}>
            {t("code.back")}
          </Button>
        </HStack>
      </VStack>
    </form>
  );
}
