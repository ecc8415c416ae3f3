import { BodyLong, Button, Heading, LocalAlert, VStack } from "@navikt/ds-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAct } from "../../api/act";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { takeSession, useSession } from "../../api/session";
import { useFormFaults } from "../../parts/FormFaults";
import { PageHeading } from "../../parts/PageHeading";
import { useTexts } from "../../texts";
import style from "./AccountPage.module.css";
import { EnrolSteps } from "./EnrolSteps";
import { PasswordField } from "./PasswordField";
import { isTooShort, shortestPassword } from "./passwordRules";

/** My own account: password, second factor, and where else I am signed in. */
export default function AccountPage() {
  const t = useTexts("session");
  return (
    <div className={style.page}>
      <PageHeading title={t("account.title")} />
      <VStack gap="space-48">
        <ChangePassword />
        <SecondFactor />
        <OtherSessions />
      </VStack>
    </div>
  );
}

function Done({ text }: { text: string }) {
  return (
    <LocalAlert status="success" size="small">
      <LocalAlert.Header>
        <LocalAlert.Title as="div">{text}</LocalAlert.Title>
      </LocalAlert.Header>
    </LocalAlert>
  );
}

function ChangePassword() {
  const t = useTexts("session");
  const client = useQueryClient();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const change = useAct(
    (body: Schemas["PasswordChange"], key) =>
      answer(api.POST("/api/account/password", { params: { header: keyHeader(key) }, body })),
    {
      onDone: (session) => {
        takeSession(client, session);
        setCurrent("");
        setNext("");
      },
    },
  );
  const faults = useFormFaults(["/current", "/new_password"], change.error);
  return (
    <section>
      <Heading level="2" size="medium" spacing>
        {t("account.password")}
      </Heading>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const well = faults.check({
            "/current": !current && t("sign_in.password_missing"),
            "/new_password": isTooShort(next) && t("new_password.too_short", { count: shortestPassword }),
          });
          if (well) change.mutate({ current, new_password: next });
        }}
      >
        <VStack gap="space-20" align="start">
          <PasswordField
            {...faults.at("/current")}
            label={t("account.current_password")}
            autoComplete="current-password"
            value={current}
            onChange={setCurrent}
          />
          <PasswordField
            {...faults.at("/new_password")}
            label={t("account.new_password")}
            description={t("new_password.help", { count: shortestPassword })}
            autoComplete="new-password"
            value={next}
            onChange={setNext}
          />
          {faults.summary}
          {change.isSuccess && <Done text={t("account.password_changed")} />}
          <Button type="submit" variant="secondary" loading={change.isPending}>
            {t("account.change_password")}
          </Button>
        </VStack>
      </form>
    </section>
  );
}

function SecondFactor() {
  const t = useTexts("session");
  const client = useQueryClient();
  const session = useSession();
  const [renewing, setRenewing] = useState(false);
  const [renewed, setRenewed] = useState(false);
  return (
    <section>
      <Heading level="2" size="medium" spacing>
        {t("account.second_factor")}
      </Heading>
      {renewing ? (
        <EnrolSteps
          onDone={(next) => {
            setRenewing(false);
            setRenewed(true);
            takeSession(client, next);
          }}
        />
      ) : (
        <VStack gap="space-16" align="start">
          <BodyLong>
            {session.second_factor ? t("account.second_factor_on") : t("account.second_factor_off")}
          </BodyLong>
          {renewed && <Done text={t("account.second_factor_done")} />}
          <Button variant="secondary" onClick={() => setRenewing(true)}>
            {session.second_factor ? t("account.second_factor_renew") : t("account.second_factor_start")}
          </Button>
        </VStack>
      )}
    </section>
  );
}

function OtherSessions() {
  const t = useTexts("session");
  const client = useQueryClient();
  const end = useAct(() => answer(api.POST("/api/session/end-others")), {
    onDone: (session) => takeSession(client, session),
  });
  return (
    <section>
      <Heading level="2" size="medium" spacing>
        {t("account.elsewhere")}
      </Heading>
      <VStack gap="space-16" align="start">
        <BodyLong>{t("account.elsewhere_help")}</BodyLong>
        {end.isSuccess && <Done text={t("account.elsewhere_ended")} />}
        <Button variant="secondary" loading={end.isPending} onClick={() => end.mutate(undefined)}>
          {t("account.end_elsewhere")}
        </Button>
      </VStack>
    </section>
  );
}
