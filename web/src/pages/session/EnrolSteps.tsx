import { BodyLong, Button, Checkbox, CopyButton, HStack, TextField, VStack } from "@navikt/ds-react";
import { useState } from "react";
import { useAct } from "../../api/act";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import type { Session } from "../../api/session";
import { QrCode } from "../../parts/QrCode";
import { useFormFaults } from "../../parts/FormFaults";
import { useTexts } from "../../texts";
import style from "./EnrolSteps.module.css";
import { PasswordField } from "./PasswordField";

/** Password once more, scan, prove, keep the recovery codes: the order cannot be left, or one could lock oneself out. */
export function EnrolSteps({ onDone }: { onDone: (session: Session) => void }) {
  const [secret, setSecret] = useState<Schemas["SecondFactorSecret"] | null>(null);
  const [codes, setCodes] = useState<Schemas["RecoveryCodes"] | null>(null);
  if (codes) return <KeepCodes codes={codes.codes} onKept={() => onDone(codes.session)} />;
  if (secret) return <Scan secret={secret} onConfirmed={setCodes} />;
  return <ProveItIsMe onSecret={setSecret} />;
}

function ProveItIsMe({ onSecret }: { onSecret: (secret: Schemas["SecondFactorSecret"]) => void }) {
  const t = useTexts("session");
  const [password, setPassword] = useState("");
  const start = useAct(
    (body: Schemas["PasswordCheck"], key) =>
      answer(api.POST("/api/account/second-factor", { params: { header: keyHeader(key) }, body })),
    { onDone: onSecret },
  );
  const faults = useFormFaults(["/password"], start.error);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (faults.check({ "/password": !password && t("sign_in.password_missing") }))
          start.mutate({ password });
      }}
    >
      <VStack gap="space-24">
        <BodyLong>{t("enrol.why")}</BodyLong>
        <PasswordField
          {...faults.at("/password")}
          label={t("sign_in.password")}
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
        {faults.summary}
        <Button type="submit" loading={start.isPending}>
          {t("enrol.start")}
        </Button>
      </VStack>
    </form>
  );
}

function Scan({
  secret,
  onConfirmed,
}: {
  secret: Schemas["SecondFactorSecret"];
  onConfirmed: (codes: Schemas["RecoveryCodes"]) => void;
}) {
  const t = useTexts("session");
  const [code, setCode] = useState("");
  const confirm = useAct(
    (body: Schemas["SecondFactorCode"], key) =>
      answer(
        api.POST("/api/account/second-factor/confirmation", { params: { header: keyHeader(key) }, body }),
      ),
    { onDone: onConfirmed },
  );
  const faults = useFormFaults(["/code"], confirm.error);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const digits = code.replaceAll(/\s/g, "");
        if (faults.check({ "/code": !/^\d{6}$/.test(digits) && t("code.six_digits") })) {
          confirm.mutate({ code: digits });
        }
      }}
    >
      <VStack gap="space-24">
        <ol className={style.steps}>
          <li>{t("enrol.step_app")}</li>
          <li>
            {t("enrol.step_scan")}
            <div className={style.qr}>
              <QrCode text={secret.uri} label={t("enrol.qr_label")} />
            </div>
            <p className={style.byHand}>{t("enrol.by_hand")}</p>
            <HStack gap="space-8" align="center">
              <code className={style.secret}>{secret.secret.replaceAll(/(.{4})(?=.)/g, "$1 ")}</code>
              <CopyButton size="small" copyText={secret.secret} title={t("enrol.copy_secret")} />
            </HStack>
          </li>
          <li>{t("enrol.step_code")}</li>
        </ol>
        <TextField
          {...faults.at("/code")}
          label={t("code.label")}
          autoComplete="one-time-code"
          inputMode="numeric"
          htmlSize={10}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        {faults.summary}
        <Button type="submit" loading={confirm.isPending}>
          {t("enrol.confirm")}
        </Button>
      </VStack>
    </form>
  );
}

function KeepCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const t = useTexts("session");
  const [kept, setKept] = useState(false);
  const faults = useFormFaults(["/kept"], null);
  const fault = faults.at("/kept");
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (faults.check({ "/kept": !kept && t("recovery.not_kept") })) onKept();
      }}
    >
      <VStack gap="space-24">
        <BodyLong>{t("recovery.why")}</BodyLong>
        <ul className={style.codes} aria-label={t("recovery.title")}>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <HStack gap="space-8">
          <CopyButton
            size="small"
            copyText={codes.join("\n")}
            text={t("recovery.copy")}
            activeText={t("recovery.copied")}
          />
          <Button type="button" size="small" variant="tertiary" onClick={() => window.print()}>
            {t("recovery.print")}
          </Button>
        </HStack>
        <Checkbox
          id={fault.id}
          error={Boolean(fault.error)}
          checked={kept}
          onChange={(event) => setKept(event.target.checked)}
        >
          {t("recovery.kept")}
        </Checkbox>
        {faults.summary}
        <Button type="submit">{t("recovery.done")}</Button>
      </VStack>
    </form>
  );
}
