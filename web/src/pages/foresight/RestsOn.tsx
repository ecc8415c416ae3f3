import { BodyLong, Detail, ReadMore, VStack } from "@navikt/ds-react";
import { Section } from "../../parts/Section";
import { useWide } from "../../parts/useWide";
import { useTexts } from "../../texts";
import type { Run } from "./foresightQuery";
import style from "./Foresight.module.css";

const kinds = ["own_register", "public_source", "assumption", "lever"] as const;

/** How much of it is known, and how much is held to be so. */
export function RestsOn({ run }: { run: Run }) {
  const t = useTexts("foresight");
  const wide = useWide(768);
  const { ledger, start } = run;
  const rest = (
    <VStack gap="space-8">
      {start && <BodyLong size="small">{t("rests.start", { ...start })}</BodyLong>}
      <Detail>{t("rests.model")}</Detail>
    </VStack>
  );
  return (
    <Section title={t("rests.title")}>
      <VStack gap="space-8">
        <div className={style.ledger} aria-hidden>
          {kinds.map((kind) => (
            <span key={kind} data-kind={kind} style={{ flexGrow: ledger[kind] }} />
          ))}
        </div>
        <BodyLong size="small">{t("rests.text", { all: allOf(run), ...ledger })}</BodyLong>
        {wide ? (
          rest
        ) : (
          <ReadMore size="small" className={style.fold} header={t("rests.more")}>
            {rest}
          </ReadMore>
        )}
      </VStack>
    </Section>
  );
}

/** The same in a line, to stand before an answer. */
export function RestsOnShort({ run }: { run: Run }) {
  const t = useTexts("foresight");
  return (
    <BodyLong size="small" textColor="subtle">
      {t("rests.short", { all: allOf(run), assumption: run.ledger.assumption })}
    </BodyLong>
  );
}

function allOf({ ledger }: Run): number {
  return kinds.reduce((sum, kind) => sum + ledger[kind], 0);
}
