import { Checkbox, CheckboxGroup, Select, Textarea, TextField } from "@navikt/ds-react";
import type { Schemas } from "../../api/client";
import { DayField } from "../../parts/DayField";
import { WholeWidth } from "../../parts/FormPage";
import type { FormFaults } from "../../parts/FormFaults";
import { useTexts } from "../../texts";
import { unitOf, type TypedTerm } from "./termForm";
import { useDataRoles } from "./useDataRoles";

/** The fields of a term: kind, value in the unit of the kind, from which day, and where it stands. */
export function TermFields({
  term,
  codes,
  faults,
  prefix = "",
  onChange,
}: {
  term: TypedTerm;
  codes: Schemas["CodeLists"];
  faults: FormFaults;
  /** Where the term stands in the form: "/terms/0". */
  prefix?: string;
  onChange: (term: TypedTerm) => void;
}) {
  const t = useTexts("term");
  const unit = unitOf(term.kind, codes.term_kinds);
  const set = (change: Partial<TypedTerm>) => onChange({ ...term, ...change });
  const at = (pointer: string) => faults.at(`${prefix}${pointer}`);
  // The server points at the value as a whole: it is shown at the field that holds it.
  const valueAt = (pointer: string) => {
    const own = at(pointer);
    const whole = at("/value");
    return whole.error && !own.error ? whole : own;
  };
  const isNumber = unit !== null && !["codes", "text", "day", "duration"].includes(unit);
  return (
    <>
      <Select
        {...at("/kind")}
        label={t("kind")}
        value={term.kind}
        onChange={(event) => set({ kind: event.target.value, codes: [] })}
      >
        <option value="">{t("choose")}</option>
        {codes.term_kinds.map((kind) => (
          <option key={kind.kind} value={kind.kind}>
            {kind.text}
          </option>
        ))}
      </Select>
      {isNumber && (
        <TextField
          {...valueAt("/number")}
          label={t(`value.${unit as "number"}`)}
          inputMode="numeric"
          value={term.number}
          onChange={(event) => set({ number: event.target.value })}
        />
      )}
      {unit === "duration" && (
        <>
          <Select
            {...at("/text")}
            label={t("span")}
            value={term.text === "weeks" ? "weeks" : "months"}
            onChange={(event) => set({ text: event.target.value })}
          >
            <option value="weeks">{t("weeks")}</option>
            <option value="months">{t("months")}</option>
          </Select>
          <TextField
            {...valueAt("/number")}
            label={t("ordinary")}
            inputMode="numeric"
            value={term.number}
            onChange={(event) => set({ number: event.target.value })}
          />
          <TextField
            {...at("/second_number")}
            label={t("absolute")}
            inputMode="numeric"
            value={term.second_number}
            onChange={(event) => set({ second_number: event.target.value })}
          />
        </>
      )}
      {unit === "day" && (
        <DayField
          {...valueAt("/day")}
          label={t("value.day")}
          value={term.day}
          onChange={(day) => set({ day })}
        />
      )}
      {unit === "text" && (
        <WholeWidth>
          <Textarea
            {...valueAt("/text")}
            label={t("value.text")}
            maxLength={2000}
            value={term.text}
            onChange={(event) => set({ text: event.target.value })}
          />
        </WholeWidth>
      )}
      {unit === "codes" && (
        <CodeChoice
          term={term}
          codes={codes}
          at={valueAt("/codes")}
          onChange={(chosen) => set({ codes: chosen })}
        />
      )}
      <DayField
        {...at("/first_day")}
        label={t("first_day")}
        value={term.first_day}
        onChange={(day) => set({ first_day: day })}
      />
      <TextField
        {...at("/source")}
        label={t("source")}
        description={t("source_help")}
        maxLength={300}
        value={term.source}
        onChange={(event) => set({ source: event.target.value })}
      />
    </>
  );
}

function CodeChoice({
  term,
  codes,
  at,
  onChange,
}: {
  term: TypedTerm;
  codes: Schemas["CodeLists"];
  at: { id: string; error: string | undefined };
  onChange: (codes: string[]) => void;
}) {
  const t = useTexts("term");
  const roles = useDataRoles();
  if (term.kind === "data_kinds") {
    return (
      <WholeWidth>
        <CheckboxGroup
          {...at}
          tabIndex={-1}
          size="small"
          legend={t("value.codes")}
          value={term.codes}
          onChange={onChange}
        >
          {codes.data_kinds.map((kind) => (
            <Checkbox key={kind.code} value={kind.code}>
              {kind.text}
            </Checkbox>
          ))}
        </CheckboxGroup>
      </WholeWidth>
    );
  }
  const list = term.kind === "price_model" ? codes.price_models : roles;
  return (
    <Select
      {...at}
      label={t("value.codes")}
      value={term.codes[0] ?? ""}
      onChange={(event) => onChange(event.target.value ? [event.target.value] : [])}
    >
      <option value="">{t("choose")}</option>
      {list.map((one) => (
        <option key={one.code} value={one.code}>
          {one.text}
        </option>
      ))}
    </Select>
  );
}
