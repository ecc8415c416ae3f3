import { Checkbox, TextField, VStack } from "@navikt/ds-react";
import { useState } from "react";
import { useTexts } from "../../texts";

/** A password that can be shown while it is typed: fewer locked-out people than a second field to type it in. */
export function PasswordField({
  value,
  onChange,
  ...field
}: {
  id: string;
  label: string;
  description?: string;
  error: string | undefined;
  autoComplete: "current-password" | "new-password";
  value: string;
  onChange: (value: string) => void;
}) {
  const t = useTexts("session");
  const [shown, setShown] = useState(false);
  return (
    <VStack gap="space-4" width="100%">
      <TextField
        {...field}
        type={shown ? "text" : "password"}
        autoCapitalize="none"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <Checkbox size="small" checked={shown} onChange={(event) => setShown(event.target.checked)}>
        {t("show_password")}
      </Checkbox>
    </VStack>
  );
}
