import { BodyLong, Detail, VStack } from "@navikt/ds-react";
import { Section } from "../../parts/Section";
import { useTexts } from "../../texts";
import type { Run } from "./foresightQuery";
import style from "./Foresight.module.css";

const kinds = ["own_register", "public_source", "assumption", "lever"] as const;

/** The first thing said: how much of it is known, and how much is held to be so. */
export function RestsOn({ run }: { run: Run }) {
  const t = useTexts("foresight");
  const { ledger, start } = run;
  const all = kinds.reduce((sum, kind) => sum + ledger[kind], 0);
  return (
    <Section title={t("rests.title")}>
      <VStack gap="space-8">
        <div className={style.ledger} aria-hidden>
          {kinds.map((kind) => (
            <span key={kind} data-kind={kind} style={{ flexGrow: ledger[kind] }} />
          ))}
        </div>
        <BodyLong size="small">{t("rests.text", { all, ...ledger })}</BodyLong>
        {start && <BodyLong size="small">{t("rests.start", { ...start })}</BodyLong>}
        <Detail>{t("rests.model")}</Detail>
      </VStack>
    </Section>
  );
}
