import { BodyShort, Button, Select, Tag } from "@navikt/ds-react";
import { useQueryClient } from "@tanstack/react-query";
import i18next from "i18next";
import { useState } from "react";
import { useAct } from "../../api/act";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { conflictOf } from "../../api/problem";
import { useFormFaults } from "../../parts/FormFaults";
import { Section } from "../../parts/Section";
import { useUndo } from "../../parts/UndoToast";
import { useTexts } from "../../texts";
import style from "./Import.module.css";
import { importQuery } from "./importQuery";
import { useFieldName } from "./importWords";

type View = Schemas["ImportView"];
type Column = Schemas["ImportColumn"];

/** How sure the guess is; what a person chose is sure. */
export function certaintyOf(
  column: Pick<Column, "field" | "confidence">,
): "sure" | "likely" | "guess" | null {
  if (column.field === null) return null;
  if (column.confidence >= 90) return "sure";
  return column.confidence >= 60 ? "likely" : "guess";
}

/** Columns that were given the same field as one before them: a field can only come from one. */
export function twiceChosen(fields: readonly (string | null)[]): number[] {
  return fields.flatMap((field, place) => (field && fields.indexOf(field) < place ? [place] : []));
}

const colours = { sure: "success", likely: "info", guess: "warning" } as const;

/** Which column of a table is which field: guessed, shown, put right, and remembered. */
export function ImportColumns({ view }: { view: View }) {
  const t = useTexts("import_preview");
  const client = useQueryClient();
  const tell = useUndo();
  const nameOf = useFieldName();
  const [fields, setFields] = useState(() => view.columns.map(({ field }) => field));
  const map = useAct(
    (body: Schemas["MappingInput"], key) =>
      answer(
        api.PUT("/api/imports/{import}/mapping", {
          params: { path: { import: view.id }, header: keyHeader(key) },
          body,
        }),
      ),
    {
      onDone: (next) => {
        client.setQueryData(importQuery(view.id).queryKey, next);
        tell({ text: t("columns.done") });
      },
    },
  );
  const pointers = view.columns.map((_, place) => `/columns/${place}/field`);
  const faults = useFormFaults(pointers, map.error);
  const newest = conflictOf<View>(map.error);
  if (view.columns.length === 0) return null;
  const may = view.acts.includes("change");
  const moved = fields.some((field, place) => field !== view.columns[place]?.field);
  const options = [...view.fields].sort((a, b) => nameOf(a.code).localeCompare(nameOf(b.code), "nb"));
  return (
    <Section title={t("columns.title")}>
      {may && <BodyShort textColor="subtle">{t("columns.help")}</BodyShort>}
      <form
        noValidate
        className={style.columns}
        onSubmit={(event) => {
          event.preventDefault();
          const twice = twiceChosen(fields);
          const well = faults.check(
            Object.fromEntries(twice.map((place) => [`/columns/${place}/field`, t("columns.twice")])),
          );
          if (!well) return;
          map.mutate({
            columns: view.columns.map(({ index }, place) => ({ index, field: fields[place] ?? null })),
            version: (newest ?? view).version,
          });
        }}
      >
        {view.columns.map((column, place) => {
          const heading = column.heading || t("columns.unnamed", { number: column.index });
          const certainty = certaintyOf(column);
          return (
            <div key={column.index} className={style.column}>
              <strong className={style.heading}>{heading}</strong>
              <BodyShort size="small" textColor="subtle">
                <ShapeWords shape={column.sample_shape} />{" "}
                {certainty && fields[place] === column.field && (
                  <Tag size="xsmall" variant="outline" data-color={colours[certainty]}>
                    {t(`columns.${certainty}`)}
                  </Tag>
                )}
              </BodyShort>
              {may ? (
                <Select
                  {...faults.at(`/columns/${place}/field`)}
                  size="small"
                  hideLabel
                  label={t("columns.field_of", { heading })}
                  value={fields[place] ?? ""}
                  onChange={(event) =>
                    setFields(fields.map((old, at) => (at === place ? event.target.value || null : old)))
                  }
                >
                  <option value="">{t("columns.aside")}</option>
                  {options.map(({ code }) => (
                    <option key={code} value={code}>
                      {nameOf(code)}
                    </option>
                  ))}
                </Select>
              ) : (
                <BodyShort>{column.field ? nameOf(column.field) : t("columns.aside")}</BodyShort>
              )}
            </div>
          );
        })}
        {faults.summary}
        {may && (
          <div>
            <Button type="submit" size="small" variant="secondary" disabled={!moved} loading={map.isPending}>
              {t("columns.act")}
            </Button>
          </div>
        )}
      </form>
    </Section>
  );
}

function ShapeWords({ shape }: { shape: string }) {
  const t = useTexts("import_preview");
  return i18next.exists(`shape.${shape}`, { ns: "import_preview" }) ? t(`shape.${shape as "text"}`) : shape;
}
