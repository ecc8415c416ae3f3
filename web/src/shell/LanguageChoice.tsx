import { ToggleGroup } from "@navikt/ds-react";
import { changeLanguage, languages, useLanguage, useTexts, type Language } from "../texts";

/** Each language by its own name, so that it can be found without knowing another. */
const names: Record<Language, string> = { nb: "Bokmål", nn: "Nynorsk", en: "English" };

/** Chooses the language before anybody has signed in; after that it is kept with the account (see UserMenu). */
export function LanguageChoice() {
  const t = useTexts("shell");
  const language = useLanguage();
  return (
    <ToggleGroup
      size="small"
      aria-label={t("language")}
      value={language}
      onChange={(value) => void changeLanguage(value as Language)}
    >
      {languages.map((code) => (
        <ToggleGroup.Item key={code} value={code} lang={code} label={names[code]} />
      ))}
    </ToggleGroup>
  );
}

export { names as languageNames };
