/** How an import is told: where something stands, what a field is called, what a value says. */
import i18next from "i18next";
import type { Schemas } from "../../api/client";
import { textOfCode, useCodes } from "../../parts/useCodes";
import { useTexts } from "../../texts";
import { useDays } from "../../texts/days";

export interface PlaceParts {
  line: number | null;
  column: number | null;
  path: string;
}

/** "12:7 Startdato" is line 12, column 7, under that heading; each part may be missing. */
export function partsOfPlace(place: string): PlaceParts {
  const [, line, column, path] = /^(?:(\d+)(?::(\d+))?(?:\s|$))?(.*)$/s.exec(place) ?? [];
  return {
    line: line ? Number(line) : null,
    column: column ? Number(column) : null,
    path: path?.trim() ?? "",
  };
}

export function usePlaceWords(): (place: string) => string {
  const t = useTexts("import_preview");
  return (place) => {
    const { line, column, path } = partsOfPlace(place);
    return [
      line !== null && t("place.line", { line }),
      column !== null && t("place.column", { column }),
      path,
    ]
      .filter(Boolean)
      .join(", ");
  };
}

/** A field by its name; what the page has no name for (a path in the file) is shown as it is. */
export function useFieldName(): (field: string) => string {
  const t = useTexts("import_field");
  return (field) => (i18next.exists(field, { ns: "import_field" }) ? t(`${field as "name"}`) : field);
}

const day = /^\d{4}-\d{2}-\d{2}$/;
const moment = /^(\d{4}-\d{2}-\d{2})T/;

/** A value as people write it: days in figures, codes in their words. */
export function useValueWords(): (field: string, value: string) => string {
  const t = useTexts("import_preview");
  const days = useDays();
  const codes = useCodes().data;
  const lists: Record<string, readonly Schemas["Code"][] | undefined> = {
    // A row may be about a participation or a delivery; no code is in both lists with two meanings.
    status: codes && [...codes.statuses, ...codes.delivery_statuses],
    status_reason: codes?.reasons,
    measure: codes?.measure_types,
    measure_type: codes?.measure_types,
    protection: codes?.protections,
    start_type: codes?.start_types,
    enrolment_type: codes?.enrolment_types,
  };
  return (field, value) => {
    if (day.test(value)) return days.figures(value);
    const midnight = moment.exec(value)?.[1];
    if (midnight) return days.figures(midnight);
    if (value === "true" || value === "false") return t(value);
    return field in lists ? textOfCode(lists[field], value) : value;
  };
}

/** "JSON fra Nav (bff-deltakerliste)", "CSV". */
export function useFileKind(): (kind: string) => string {
  const t = useTexts("imports");
  return (kind) =>
    kind === "csv" || kind === "xlsx" || kind === "unknown" ? t(`kind.${kind}`) : t("kind.json", { kind });
}

export const verdicts = ["new", "changed", "unchanged", "refused"] as const;
export type Verdict = (typeof verdicts)[number];
type Counts = Pick<Schemas["ImportSummary"], "rows_new" | "rows_changed" | "rows_unchanged" | "rows_refused">;

/** "2 nye, 1 avvist": what is there; nothing where there are no rows. */
export function useCountWords(): (counts: Counts, which?: readonly Verdict[]) => string {
  const t = useTexts("imports");
  return (counts, which = verdicts) =>
    which
      .filter((verdict) => counts[`rows_${verdict}`] > 0)
      .map((verdict) => t(`count.${verdict}`, { count: counts[`rows_${verdict}`] }))
      .join(", ");
}

/**
 * Fields that are kept aside, each once; they are told together instead of row by row. A column is named by its heading
 * (a sheet's place is a cell).
 */
export function fieldsAside(
  findings: readonly Schemas["ImportFinding"][],
  columns: readonly Pick<Schemas["ImportColumn"], "index" | "heading">[] = [],
): string[] {
  const headingAt = (at: number | null) => columns.find(({ index }) => index === at)?.heading;
  const fields = findings
    .filter(({ code }) => code === "kept_aside" || code === "column_aside")
    .map(({ field, place }) => {
      const { column, path } = partsOfPlace(place);
      return field || headingAt(column) || path;
    });
  return [...new Set(fields)].sort((a, b) => a.localeCompare(b, "nb"));
}

/** What is about the file as a whole, the gravest first. */
export function findingsOfFile(findings: readonly Schemas["ImportFinding"][]): Schemas["ImportFinding"][] {
  const order = ["error", "warning", "note"];
  return findings
    .filter(({ row, code }) => row === null && code !== "kept_aside" && code !== "column_aside")
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}
