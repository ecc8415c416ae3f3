import { Checkbox, Radio, RadioGroup, Select, TextField } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import type { FormFaults } from "../../parts/FormFaults";
import { DayField } from "../../parts/DayField";
import { WholeWidth } from "../../parts/FormPage";
import { contractsQuery, employeesQuery } from "../../parts/staffQueries";
import { useTexts } from "../../texts";
import type { TypedEmployee, TypedEmployment } from "./employmentForm";

export const educationLevels = [
  "none",
  "upper_secondary",
  "vocational",
  "bachelor",
  "master",
  "doctorate",
] as const;
const types = ["permanent", "fixed_term", "hired_in"] as const;

type Texted = "name" | "email" | "phone" | "education_field";

function useEmployeeText(
  form: TypedEmployee,
  faults: FormFaults,
  set: (change: Partial<TypedEmployee>) => void,
) {
  const t = useTexts("employees");
  return (name: Texted, maxLength: number) => ({
    ...faults.at(`/${name}`),
    label: t(`form.${name}`),
    maxLength,
    autoComplete: "off",
    value: form[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => set({ [name]: event.target.value }),
  });
}

interface EmployeeProps {
  form: TypedEmployee;
  faults: FormFaults;
  set: (change: Partial<TypedEmployee>) => void;
}

export function PersonFields({ form, faults, set }: EmployeeProps) {
  const text = useEmployeeText(form, faults, set);
  return (
    <>
      <TextField {...text("name", 200)} />
      <TextField {...text("email", 200)} type="email" />
      <TextField {...text("phone", 40)} type="tel" />
    </>
  );
}

/** Education as the contracts' demands count it. */
export function EducationFields({ form, faults, set }: EmployeeProps) {
  const t = useTexts("employees");
  const text = useEmployeeText(form, faults, set);
  return (
    <>
      <Select
        {...faults.at("/education_level")}
        label={t("form.education_level")}
        value={form.education_level}
        onChange={(event) => set({ education_level: event.target.value as TypedEmployee["education_level"] })}
      >
        {educationLevels.map((level) => (
          <option key={level} value={level}>
            {t(`level.${level}`)}
          </option>
        ))}
      </Select>
      <TextField {...text("education_field", 200)} />
      <WholeWidth>
        <Degree form={form} faults={faults} set={set} />
      </WholeWidth>
    </>
  );
}

function Degree({ form, faults, set }: EmployeeProps) {
  const t = useTexts("employees");
  const { id, error } = faults.at("/relevant_degree");
  return (
    <Checkbox
      id={id}
      error={Boolean(error)}
      description={error}
      checked={form.relevant_degree}
      onChange={(event) => set({ relevant_degree: event.target.checked })}
    >
      {t("form.relevant_degree")}
    </Checkbox>
  );
}

/** The fields of a post. `kept`: it exists, so what it was begun as stays, and how it ends is asked for too. */
export function EmploymentFields({
  form,
  faults,
  prefix = "",
  kept = false,
  self,
  set,
}: {
  form: TypedEmployment;
  faults: FormFaults;
  /** Where the post stands in the form: "/employment". */
  prefix?: string;
  kept?: boolean;
  /** Whose post it is: nobody is their own buddy. */
  self?: string;
  set: (change: Partial<TypedEmployment>) => void;
}) {
  const t = useTexts("employees");
  const contracts = useQuery(contractsQuery());
  const employees = useQuery(employeesQuery());
  const at = (pointer: string) => faults.at(`${prefix}${pointer}`);
  const text = (name: "role_title" | "extent_percent" | "end_reason", maxLength?: number) => ({
    ...at(`/${name}`),
    label: t(`post.${name}`),
    maxLength,
    value: form[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => set({ [name]: event.target.value }),
  });
  const day = (name: "first_day" | "last_day" | "notice_day" | "onboarding_signed_day") => (
    <DayField
      {...at(`/${name}`)}
      label={t(`post.${name}`)}
      value={form[name]}
      onChange={(chosen) => set({ [name]: chosen })}
    />
  );
  return (
    <>
      <TextField {...text("role_title", 100)} />
      <TextField {...text("extent_percent")} inputMode="numeric" htmlSize={6} />
      {!kept && (
        <WholeWidth>
          <RadioGroup
            {...at("/type")}
            legend={t("post.type")}
            value={form.type}
            onChange={(type: TypedEmployment["type"]) => set({ type })}
          >
            {types.map((type) => (
              <Radio key={type} value={type}>
                {t(`type.${type}`)}
              </Radio>
            ))}
          </RadioGroup>
        </WholeWidth>
      )}
      {!kept && day("first_day")}
      {day("last_day")}
      {kept && day("notice_day")}
      {kept && <TextField {...text("end_reason", 300)} />}
      {kept && day("onboarding_signed_day")}
      <Select
        {...at("/contract")}
        label={t("post.contract")}
        value={form.contract}
        onChange={(event) => set({ contract: event.target.value })}
      >
        <option value="">{t("post.no_contract")}</option>
        {contracts.data?.rows.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Select
        {...at("/buddy")}
        label={t("post.buddy")}
        value={form.buddy}
        onChange={(event) => set({ buddy: event.target.value })}
      >
        <option value="">{t("post.no_buddy")}</option>
        {employees.data?.rows
          .filter(({ id }) => id !== self)
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
      </Select>
      {form.contract && (
        <WholeWidth>
          <Checkbox
            checked={form.other_work_agreed}
            onChange={(event) => set({ other_work_agreed: event.target.checked })}
          >
            {t("post.other_work_agreed")}
          </Checkbox>
        </WholeWidth>
      )}
    </>
  );
}

/** What is said of a post that is not filled in. */
export function usePostTexts() {
  const t = useTexts("employees");
  return {
    title: t("post.title_missing"),
    percent: t("post.percent_wrong"),
    day: t("post.day_missing"),
  };
}
