import { EyeIcon } from "@navikt/aksel-icons";
import { BodyShort } from "@navikt/ds-react";
import { ReaderList, useReaders } from "../../parts/ReaderList";
import { Section } from "../../parts/Section";
import { useTexts } from "../../texts";

/** Who has opened or changed something in this file; the participant sees the same. */
export function Readers({ participation }: { participation: string }) {
  const t = useTexts("file");
  const list = useReaders(participation);
  return (
    <Section title={t("readers")} icon={<EyeIcon />}>
      <BodyShort textColor="subtle">{t("readers_intro")}</BodyShort>
      <ReaderList list={list} />
    </Section>
  );
}
