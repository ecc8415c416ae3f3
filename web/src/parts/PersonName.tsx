import { PadlockLockedIcon } from "@navikt/aksel-icons";
import { Tag } from "@navikt/ds-react";
import type { Schemas } from "../api/client";
import { useTexts } from "../texts";

export type Name = Schemas["PersonName"];

/** The name as a text, for places that take no markup; a protected person has none. */
export function useNameText(): (name: Name) => string {
  const t = useTexts("parts");
  return (name) => {
    const text = [name.given_name, name.family_name].filter(Boolean).join(" ");
    return text || (name.protected ? t("person.protected") : t("person.nameless"));
  };
}

/**
 * A person's name. Somebody with a protected address is shown as such wherever they stand; the details are shown only
 * in their file, after a logged confirmation (RevealPerson).
 */
export function PersonName({ name, familyFirst = false }: { name: Name; familyFirst?: boolean }) {
  const t = useTexts("parts");
  const { given_name, family_name } = name;
  if (!given_name && !family_name) {
    return name.protected ? <ProtectedTag /> : <>{t("person.nameless")}</>;
  }
  const text =
    familyFirst && given_name && family_name
      ? `${family_name}, ${given_name}`
      : [given_name, family_name].filter(Boolean).join(" ");
  return (
    <>
      {text}
      {name.protected && (
        <>
          {" "}
          <ProtectedTag />
        </>
      )}
    </>
  );
}

function ProtectedTag() {
  const t = useTexts("parts");
  return (
    <Tag size="xsmall" variant="outline" data-color="danger" icon={<PadlockLockedIcon aria-hidden />}>
      {t("person.protected")}
    </Tag>
  );
}
