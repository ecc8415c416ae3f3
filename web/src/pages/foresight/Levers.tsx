import { BodyShort, Radio, RadioGroup, ReadMore, TextField, VStack } from "@navikt/ds-react";
import { useTexts } from "../../texts";
import { useDays } from "../../texts/days";
import { useFigures } from "../../parts/fan/figures";
import type { Contract, Parameter } from "./foresightQuery";
import { shownValue, type Typed } from "./levers";
import { useForesightWords } from "./useForesightWords";

const answers = ["chance", "taken", "declined"] as const;
/** What leaders ask about first; the rest is folded away. */
const ceiling = "staff.caseload_ceiling";
const first = [ceiling, "staff.hire_days"];

export function Levers({
  contract,
  parameters,
  typed,
  faults,
  onChange,
}: {
  contract: Contract;
  parameters: readonly Parameter[];
  typed: Typed;
  /** Names of the fields that could not be sent. */
  faults: readonly string[];
  onChange: (typed: Typed) => void;
}) {
  const t = useTexts("foresight");
  const { figures } = useDays();
  const { number } = useFigures();
  const words = useForesightWords();
  const field = (parameter: Parameter) => (
    <TextField
      key={parameter.name}
      size="small"
      inputMode="decimal"
      autoComplete="off"
      label={`${words.parameter(parameter.name)} (${words.unit(parameter.unit)})`}
      description={
        parameter.name === ceiling && contract.caseload_ceiling !== null
          ? t("own_term", { value: number(contract.caseload_ceiling) })
          : t("usual", { value: number(shownValue(parameter, parameter.value)) })
      }
      value={typed.values[parameter.name] ?? ""}
      error={
        faults.includes(parameter.name) &&
        t("lever_wrong", {
          least: number(shownValue(parameter, parameter.least)),
          most: number(shownValue(parameter, parameter.most)),
        })
      }
      onChange={(event) =>
        onChange({ ...typed, values: { ...typed.values, [parameter.name]: event.target.value } })
      }
    />
  );
  return (
    <VStack gap="space-16">
      {contract.option ? (
        <RadioGroup
          size="small"
          legend={t("option")}
          description={t(contract.option.declined ? "option_text_declined" : "option_text", {
            first_day: figures(contract.option.first_day),
            last_day: figures(contract.option.last_day),
            decide_by: figures(contract.option.decide_by_day),
          })}
          value={typed.option}
          onChange={(option: Typed["option"]) => onChange({ ...typed, option })}
        >
          {contract.option.declined ? (
            <>
              <Radio value="chance">{t("option_answer.as_decided")}</Radio>
              <Radio value="taken">{t("option_answer.after_all")}</Radio>
            </>
          ) : (
            answers.map((answer) => (
              <Radio key={answer} value={answer}>
                {t(`option_answer.${answer}`)}
              </Radio>
            ))
          )}
        </RadioGroup>
      ) : (
        <BodyShort size="small">{t("option_none")}</BodyShort>
      )}
      <TextField
        size="small"
        inputMode="numeric"
        autoComplete="off"
        label={t("leaving")}
        description={t("leaving_text")}
        value={typed.leaving}
        error={faults.includes("leaving") && t("lever_wrong", { least: 0, most: contract.consultants })}
        onChange={(event) => onChange({ ...typed, leaving: event.target.value })}
      />
      {parameters.filter(({ name }) => first.includes(name)).map(field)}
      <ReadMore
        header={t("more_levers")}
        size="small"
        defaultOpen={faults.some((name) => name !== "leaving" && !first.includes(name))}
      >
        <VStack gap="space-16">
          {parameters
            .filter(({ name }) => !first.includes(name))
            // Decided above, it is no longer left to chance.
            .filter(({ name }) => name !== "contract.option_taken" || typed.option === "chance")
            .map(field)}
        </VStack>
      </ReadMore>
    </VStack>
  );
}
