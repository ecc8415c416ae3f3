import { PlusIcon, TrashIcon } from "@navikt/aksel-icons";
import { Button, ErrorMessage, HStack, Radio, RadioGroup, Select, TextField } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { answer, api, type Schemas } from "../../api/client";
import { DayField } from "../../parts/DayField";
import { FormItem, FormPart, WholeWidth } from "../../parts/FormPage";
import type { FormFaults } from "../../parts/FormFaults";
import { useTexts } from "../../texts";
import { newTerm, optionYears, yearAfter, type TypedContract, type TypedOption } from "./contractForm";
import { TermFields } from "./TermFields";
import { useDataRoles } from "./useDataRoles";

interface Props<Form extends TypedContract> {
  form: Form;
  codes: Schemas["CodeLists"];
  faults: FormFaults;
  /** Changes what is typed; what follows of it (the option years) is worked out by whoever keeps the form. */
  set: (change: Partial<TypedContract>) => void;
}

/** What was won: kind of measure, name and number, buyer, days, and how it is agreed. */
export function ContractFields<Form extends TypedContract>({
  form,
  codes,
  faults,
  set,
  self,
}: Props<Form> & {
  /** The contract that is corrected cannot come before itself. */
  self?: string;
}) {
  const t = useTexts("contract_form");
  const roles = useDataRoles();
  const contracts = useQuery({
    queryKey: ["contracts"],
    queryFn: ({ signal }) => answer(api.GET("/api/contracts", { signal })),
  });
  type TextName = "number" | "name" | "buyer" | "area" | "start_months" | "method" | "places";
  const text = (name: TextName, maxLength?: number) => ({
    ...faults.at(`/${name}`),
    label: t(name),
    maxLength,
    value: form[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => set({ [name]: event.target.value }),
  });
  type DayName = "award_day" | "first_day" | "base_last_day" | "intake_stop_day";
  const day = (name: DayName) => ({
    ...faults.at(`/${name}`),
    label: t(name),
    value: form[name],
    onChange: (chosen: string) => set({ [name]: chosen }),
  });
  type CodeName = "measure_type" | "agreement_type" | "price_model" | "option_model";
  const choice = (name: CodeName, list: readonly Schemas["Code"][]) => (
    <Select
      {...faults.at(`/${name}`)}
      label={t(name)}
      value={form[name]}
      onChange={(event) => set({ [name]: event.target.value })}
    >
      <option value="">{t("choose")}</option>
      {/* A code that came with a file and is new to the lists stays what it is. */}
      {form[name] && !list.some(({ code }) => code === form[name]) && (
        <option value={form[name]}>{form[name]}</option>
      )}
      {list.map((one) => (
        <option key={one.code} value={one.code}>
          {one.text}
        </option>
      ))}
    </Select>
  );
  return (
    <>
      <FormPart title={t("part.what")}>
        {choice("measure_type", codes.measure_types)}
        {choice("agreement_type", codes.agreement_types)}
        <TextField {...text("name", 200)} />
        <TextField {...text("number", 60)} />
      </FormPart>
      <FormPart title={t("part.who")}>
        <TextField {...text("buyer", 200)} />
        <TextField {...text("area", 200)} />
        <TextField {...text("places")} inputMode="numeric" htmlSize={8} />
      </FormPart>
      <FormPart title={t("part.when")}>
        <DayField {...day("award_day")} />
        <DayField {...day("first_day")} />
        {choice("option_model", codes.option_models)}
        <DayField {...day("base_last_day")} />
        <TextField {...text("start_months")} inputMode="numeric" htmlSize={8} />
        <DayField {...day("intake_stop_day")} />
        <Select
          {...faults.at("/predecessor")}
          label={t("predecessor")}
          value={form.predecessor}
          onChange={(event) => set({ predecessor: event.target.value })}
        >
          <option value="">{t("no_predecessor")}</option>
          {contracts.data?.rows
            .filter(({ id }) => id !== self)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </Select>
      </FormPart>
      <FormPart title={t("part.how")}>
        <TextField {...text("method", 200)} description={t("method_help")} />
        {choice("price_model", codes.price_models)}
        <WholeWidth>
          <RadioGroup
            {...faults.at("/data_role")}
            legend={t("data_role")}
            value={form.data_role}
            onChange={(data_role: TypedContract["data_role"]) => set({ data_role })}
          >
            {roles.map(({ code, text: words }) => (
              <Radio key={code} value={code}>
                {words}
              </Radio>
            ))}
          </RadioGroup>
        </WholeWidth>
      </FormPart>
    </>
  );
}

/** The option years: laid out from the model and the base period, and changed by hand where the contract says otherwise. */
export function OptionFields({ form, faults, set }: Omit<Props<TypedContract>, "codes">) {
  const t = useTexts("contract_form");
  const put = (options: TypedOption[]) => set({ options, options_by_hand: true });
  const whole = faults.at("/options");
  const day = (place: number, field: keyof TypedOption, label: string) => (
    <DayField
      {...faults.at(`/options/${place}/${field}`)}
      label={label}
      value={form.options[place]?.[field] ?? ""}
      onChange={(chosen) =>
        put(form.options.map((one, at) => (at === place ? { ...one, [field]: chosen } : one)))
      }
    />
  );
  return (
    <FormPart title={t("part.options")} help={t("options_help")}>
      {form.options.map((_, place) => (
        // Options have nothing but their place; they are never moved past each other.
        <FormItem
          key={place}
          title={t("option", { ordinal: place + 1 })}
          actions={
            <Remove
              what={t("option", { ordinal: place + 1 })}
              onRemove={() => put(form.options.filter((__, at) => at !== place))}
            />
          }
        >
          {day(place, "first_day", t("option_first_day"))}
          {day(place, "last_day", t("option_last_day"))}
          {day(place, "decide_by_day", t("option_decide_by"))}
        </FormItem>
      ))}
      <WholeWidth>
        <div id={whole.id} tabIndex={-1}>
          {whole.error && <ErrorMessage showIcon>{whole.error}</ErrorMessage>}
        </div>
        <HStack gap="space-16">
          <Button
            type="button"
            size="small"
            variant="secondary"
            icon={<PlusIcon aria-hidden />}
            onClick={() =>
              put([...form.options, yearAfter(form.options.at(-1)?.last_day ?? form.base_last_day)])
            }
          >
            {t("add_option")}
          </Button>
          {form.options_by_hand && (
            <Button
              type="button"
              size="small"
              variant="tertiary"
              onClick={() =>
                set({
                  options: optionYears(form.option_model, form.base_last_day),
                  options_by_hand: false,
                })
              }
            >
              {t("lay_out")}
            </Button>
          )}
        </HStack>
      </WholeWidth>
    </FormPart>
  );
}

/** The terms that the contract begins with. */
export function ContractTerms({ form, codes, faults, set }: Props<TypedContract>) {
  const t = useTexts("contract_form");
  const term = useTexts("term");
  return (
    <FormPart title={t("part.terms")} help={t("terms_help")}>
      {form.terms.map((one, place) => (
        <FormItem
          key={place}
          title={t("term", { number: place + 1 })}
          actions={
            <Remove
              what={t("term", { number: place + 1 })}
              onRemove={() => set({ terms: form.terms.filter((_, at) => at !== place) })}
            />
          }
        >
          <TermFields
            term={one}
            codes={codes}
            faults={faults}
            prefix={`/terms/${place}`}
            onChange={(next) => set({ terms: form.terms.map((old, at) => (at === place ? next : old)) })}
          />
        </FormItem>
      ))}
      <WholeWidth>
        <Button
          type="button"
          size="small"
          variant="secondary"
          icon={<PlusIcon aria-hidden />}
          onClick={() => set({ terms: [...form.terms, newTerm(form)] })}
        >
          {term("add.open")}
        </Button>
      </WholeWidth>
    </FormPart>
  );
}

function Remove({ what, onRemove }: { what: string; onRemove: () => void }) {
  const t = useTexts("contract_form");
  return (
    <Button
      type="button"
      size="small"
      variant="tertiary"
      data-color="neutral"
      icon={<TrashIcon aria-hidden />}
      onClick={onRemove}
    >
      {t("remove")}
      <span className="aksel-sr-only"> {what}</span>
    </Button>
  );
}
