import { BodyLong, Button, TextField, VStack } from "@navikt/ds-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAct } from "../../api/act";
import { answer, api, type Schemas } from "../../api/client";
import { takeSession } from "../../api/session";
import { useFormFaults } from "../../parts/FormFaults";
import { useLanguage, useTexts } from "../../texts";
import { EntrancePage } from "./EntrancePage";
import { PasswordField } from "./PasswordField";
import { isTooShort, shortestPassword } from "./passwordRules";

const pointers = [
  "/token",
  "/organisation",
  "/organisation_number",
  "/name",
  "/username",
  "/password",
] as const;

/** A new house: the first administrator comes in by the one-time token that the server printed when it was started. */
export default function SetupPage() {
  const t = useTexts("session");
  const client = useQueryClient();
  const language = useLanguage();
  const [form, setForm] = useState({
    token: "",
    organisation: "",
    organisation_number: "",
    name: "",
    username: "",
    password: "",
  });
  const setUp = useAct((body: Schemas["SetUp"]) => answer(api.POST("/api/setup", { body })), {
    onDone: (session) => takeSession(client, session),
  });
  const faults = useFormFaults(pointers, setUp.error);
  const field = (name: Exclude<keyof typeof form, "password">) => ({
    ...faults.at(`/${name}`),
    value: form[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      setForm({ ...form, [name]: event.target.value }),
  });

  function submit(event: React.FormEvent) {
    event.preventDefault();
    const well = faults.check({
      "/token": !form.token.trim() && t("setup.token_missing"),
      "/organisation": !form.organisation.trim() && t("setup.organisation_missing"),
      "/organisation_number":
        form.organisation_number.trim() !== "" &&
        !/^\d{9}$/.test(form.organisation_number.replaceAll(/\s/g, "")) &&
        t("setup.organisation_number_wrong"),
      "/name": !form.name.trim() && t("setup.name_missing"),
      "/username": !form.username.trim() && t("setup.username_missing"),
      "/password": isTooShort(form.password) && t("new_password.too_short", { count: shortestPassword }),
    });
    if (!well) return;
    setUp.mutate({
      token: form.token.trim(),
      organisation: form.organisation.trim(),
      organisation_number: form.organisation_number.replaceAll(/\s/g, "") || null,
      name: form.name.trim(),
      username: form.username.trim(),
      password: form.password,
      language,
    });
  }

  return (
    <EntrancePage title={t("setup.title")}>
      <form onSubmit={submit} noValidate>
        <VStack gap="space-24">
          <BodyLong>{t("setup.intro")}</BodyLong>
          <TextField
            {...field("token")}
            label={t("setup.token")}
            description={t("setup.token_help")}
            autoComplete="off"
            spellCheck={false}
          />
          <TextField {...field("organisation")} label={t("setup.organisation")} autoComplete="organization" />
          <TextField
            {...field("organisation_number")}
            label={t("setup.organisation_number")}
            inputMode="numeric"
            htmlSize={14}
          />
          <TextField {...field("name")} label={t("setup.name")} autoComplete="name" />
          <TextField
            {...field("username")}
            label={t("sign_in.username")}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
          />
          <PasswordField
            {...faults.at("/password")}
            label={t("new_password.label")}
            description={t("new_password.help", { count: shortestPassword })}
            autoComplete="new-password"
            value={form.password}
            onChange={(password) => setForm({ ...form, password })}
          />
          {faults.summary}
          <Button type="submit" loading={setUp.isPending}>
            {t("setup.act")}
          </Button>
        </VStack>
      </form>
    </EntrancePage>
  );
}
