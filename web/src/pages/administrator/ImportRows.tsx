import { BodyShort, Button, Chips, ReadMore, Tag } from "@navikt/ds-react";
import { useState } from "react";
import { answer, api, type Schemas } from "../../api/client";
import { useKeyset } from "../../api/keyset";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { Section } from "../../parts/Section";
import { SkeletonList } from "../../parts/Skeletons";
import { useTexts } from "../../texts";
import style from "./Import.module.css";
import { Findings } from "./ImportFindings";
import { useFieldName, usePlaceWords, useValueWords, verdicts, type Verdict } from "./importWords";

type Row = Schemas["ImportRow"];

const colours = { new: "success", changed: "info", unchanged: "neutral", refused: "danger" } as const;

/** Row by row what would happen, or did: filtered by verdict, fetched page by page. */
export function ImportRows({ view }: { view: Schemas["ImportView"] }) {
  const t = useTexts("import_preview");
  const imports = useTexts("imports");
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const list = useKeyset<Row>(["import-rows", view.id, view.version, verdict], (cursor, signal) =>
    answer(
      api.GET("/api/imports/{import}/rows", {
        params: {
          path: { import: view.id },
          query: { verdict: verdict ?? undefined, cursor, limit: 100 },
        },
        signal,
      }),
    ),
  );
  return (
    <Section title={t("rows")}>
      <Chips size="small" aria-label={t("filter")}>
        {verdicts.map((one) => (
          <Chips.Toggle
            key={one}
            selected={verdict === one}
            onClick={() => setVerdict(verdict === one ? null : one)}
          >
            {imports(`count.${one}`, { count: view[`rows_${one}`] })}
          </Chips.Toggle>
        ))}
      </Chips>
      {list.isPending && <SkeletonList rows={4} height={56} />}
      <ProblemAlert error={list.error} onRetry={list.retry} />
      {!list.isPending && !list.error && list.rows.length === 0 && (
        <BodyShort textColor="subtle">{t("no_rows")}</BodyShort>
      )}
      <ul className={style.rows} aria-busy={list.isStale}>
        {list.rows.map((row) => (
          <RowItem key={row.ordinal} row={row} />
        ))}
      </ul>
      {list.more && (
        <div>
          <Button size="small" variant="secondary" loading={list.isLoadingMore} onClick={list.more}>
            {t("more")}
          </Button>
        </div>
      )}
    </Section>
  );
}

function RowItem({ row }: { row: Row }) {
  const t = useTexts("import_preview");
  const place = usePlaceWords();
  const nameOf = useFieldName();
  // Only a participation without a name in it is about somebody whose name is withheld.
  const label =
    row.kind === "participation" && row.label === ""
      ? t("protected")
      : row.kind === "told"
        ? nameOf(row.label)
        : row.label;
  return (
    <li className={style.row}>
      <div className={style.top}>
        <Tag size="xsmall" variant="moderate" data-color={colours[row.verdict]}>
          {t(`verdict.${row.verdict}`)}
        </Tag>
        <span className={style.label}>{label}</span>
        <BodyShort as="span" size="small" textColor="subtle">
          {t(`row_kind.${row.kind}`)}
        </BodyShort>
        {row.place && <span className={style.place}>{place(row.place)}</span>}
      </div>
      {row.changes.length > 0 &&
        (row.verdict === "changed" ? (
          <Changes row={row} />
        ) : (
          <ReadMore size="small" header={t("all_fields", { count: row.changes.length })}>
            <Changes row={row} />
          </ReadMore>
        ))}
      {row.findings.length > 0 && <Findings findings={row.findings} />}
    </li>
  );
}

/** Field by field: what it was, and what it becomes. */
function Changes({ row }: { row: Row }) {
  const t = useTexts("import_preview");
  const nameOf = useFieldName();
  const words = useValueWords();
  const withheld = row.kind === "participation" && row.label === "";
  return (
    <dl className={style.changes} aria-label={t("changes")}>
      {row.changes.map(({ field, old, new: becomes }) => (
        <div key={field} className={style.change}>
          <dt>{nameOf(field)}</dt>
          <dd>
            {old && (
              <>
                <span className="aksel-sr-only">{t("was")} </span>
                <span className={style.old}>{words(field, old)}</span>
                <span aria-hidden> → </span>
                <span className="aksel-sr-only"> {t("becomes")} </span>
              </>
            )}
            {becomes ? words(field, becomes) : old || !withheld ? t("empty") : t("withheld")}
          </dd>
        </div>
      ))}
    </dl>
  );
}
