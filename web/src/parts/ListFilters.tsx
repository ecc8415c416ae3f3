import { Checkbox, CheckboxGroup, Select, VStack } from "@navikt/ds-react";
import type { ReactNode } from "react";
import { useTexts } from "../texts";
import type { ListState } from "./useListState";

interface FilterOption {
  value: string;
  text: string;
  /** Shown instead of the text where there is room for more than words, such as a phase chip. */
  mark?: ReactNode;
}

/** A filter of a list, by the name the server knows it by. */
export type ListFilter =
  | { name: string; legend: string; kind: "many" | "one"; options: readonly FilterOption[] }
  | { name: string; legend: string; kind: "yes" };

/** The filters of a list as a form that takes effect at once. */
export function ListFilters({ filters, state }: { filters: readonly ListFilter[]; state: ListState }) {
  const t = useTexts("parts");
  const yes = filters.filter((filter) => filter.kind === "yes");
  return (
    <VStack gap="space-24">
      {yes.length > 0 && (
        <CheckboxGroup
          size="small"
          legend={t("list.filters")}
          hideLegend
          value={yes.filter(({ name }) => state.one(name) === "true").map(({ name }) => name)}
        >
          {yes.map(({ name, legend }) => (
            <Checkbox
              key={name}
              value={name}
              onChange={(event) => state.set(name, event.target.checked ? "true" : undefined)}
            >
              {legend}
            </Checkbox>
          ))}
        </CheckboxGroup>
      )}
      {filters.map((filter) => {
        if (filter.kind === "many") {
          return (
            <CheckboxGroup
              key={filter.name}
              size="small"
              legend={filter.legend}
              value={state.all(filter.name)}
              onChange={(values: string[]) => state.set(filter.name, values)}
            >
              {filter.options.map((option) => (
                <Checkbox key={option.value} value={option.value}>
                  {option.mark ?? option.text}
                </Checkbox>
              ))}
            </CheckboxGroup>
          );
        }
        if (filter.kind === "one") {
          return (
            <Select
              key={filter.name}
              size="small"
              label={filter.legend}
              value={state.one(filter.name) ?? ""}
              onChange={(event) => state.set(filter.name, event.target.value || undefined)}
            >
              <option value="">{t("list.all")}</option>
              {filter.options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.text}
                </option>
              ))}
            </Select>
          );
        }
        return null;
      })}
    </VStack>
  );
}
