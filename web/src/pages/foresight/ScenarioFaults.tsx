import { BodyLong, BodyShort, Detail, InlineMessage } from "@navikt/ds-react";
import type { Schemas } from "../../api/client";
import { Section } from "../../parts/Section";
import { useTexts } from "../../texts";
import style from "./Foresight.module.css";

/** What has to be mended before the text can be run: the line, what is wrong, and what was expected. */
export function ScenarioFaults({ faults }: { faults: readonly Schemas["ScenarioFaultView"][] }) {
  const t = useTexts("foresight");
  if (faults.length === 0) return <InlineMessage status="success">{t("editor.no_faults")}</InlineMessage>;
  return (
    <Section title={t("editor.faults", { count: faults.length })}>
      <ul className={style.faults} aria-live="polite">
        {faults.map(({ line, problem, expected }, place) => (
          <li key={`${line} ${place}`}>
            <BodyShort size="small" weight="semibold">
              {line > 0 ? t("editor.line", { line }) : t("editor.whole")}
            </BodyShort>
            <BodyLong size="small">{problem}</BodyLong>
            <Detail>{t("editor.expected", { expected })}</Detail>
          </li>
        ))}
      </ul>
      <Detail>{t("editor.faulty_kept")}</Detail>
    </Section>
  );
}
