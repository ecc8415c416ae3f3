import { BodyShort, Tag } from "@navikt/ds-react";
import type { Schemas } from "../../api/client";
import { Section } from "../../parts/Section";
import { useTexts } from "../../texts";
import style from "./Import.module.css";
import { fieldsAside, findingsOfFile, useFieldName, usePlaceWords } from "./importWords";

type Finding = Schemas["ImportFinding"];

const colours = { error: "danger", warning: "warning", note: "neutral" } as const;

/** What was found, where it stands, and what to do: the server's own sentences. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const t = useTexts("import_preview");
  const place = usePlaceWords();
  const nameOf = useFieldName();
  return (
    <ul className={style.findings}>
      {findings.map((finding) => {
        const where = [place(finding.place), finding.field && nameOf(finding.field)]
          .filter(Boolean)
          .join(" · ");
        return (
          <li key={`${finding.code} ${finding.place} ${finding.field}`} className={style.finding}>
            <Tag size="xsmall" variant="moderate" data-color={colours[finding.severity]}>
              {t(`severity.${finding.severity}`)}
            </Tag>
            <BodyShort as="span">{finding.text}</BodyShort>
            {where && <span className={style.place}>{where}</span>}
          </li>
        );
      })}
    </ul>
  );
}

/** What is about the file as a whole, and which fields have no place of their own here. */
export function ImportFindings({ view }: { view: Schemas["ImportView"] }) {
  const t = useTexts("import_preview");
  const nameOf = useFieldName();
  // A file that cannot be used has no rows to stand at: all is said here.
  const whole = view.state === "refused" ? view.findings : findingsOfFile(view.findings);
  const aside = fieldsAside(view.findings, view.columns);
  return (
    <>
      {whole.length > 0 && (
        <Section title={t("findings")}>
          {view.state !== "refused" && <BodyShort textColor="subtle">{t("findings_help")}</BodyShort>}
          <Findings findings={whole} />
          {view.findings_total > view.findings.length && (
            <BodyShort textColor="subtle">
              {t("findings_more", { shown: view.findings.length, total: view.findings_total })}
            </BodyShort>
          )}
        </Section>
      )}
      {aside.length > 0 && (
        <Section title={t("aside")}>
          <BodyShort textColor="subtle">{t("aside_help")}</BodyShort>
          <ul className={style.aside}>
            {aside.map((field) => (
              <li key={field}>
                <code>{nameOf(field)}</code>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
