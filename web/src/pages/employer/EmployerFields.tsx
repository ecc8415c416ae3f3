import { TextField } from "@navikt/ds-react";
import { useAct } from "../../api/act";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { useQueryClient } from "@tanstack/react-query";
import type { FieldFaults, FormFaults } from "../../parts/FormFaults";
import { useTexts } from "../../texts";

export interface EmployerForm {
  name: string;
  place: string;
  industry: string;
  organisation_number: string;
}
export const noEmployer: EmployerForm = { name: "", place: "", industry: "", organisation_number: "" };
export const employerFields = ["/name", "/organisation_number", "/place", "/industry"] as const;

/** Registers a firm; the lists of firms ask anew. */
export function useRegisterEmployer(onDone: (employer: Schemas["EmployerView"]) => void) {
  const client = useQueryClient();
  return useAct(
    (form: EmployerForm, key) =>
      answer(
        api.POST("/api/employers", {
          params: { header: keyHeader(key) },
          body: {
            name: form.name.trim(),
            place: form.place.trim(),
            industry: form.industry.trim(),
            organisation_number: form.organisation_number.replaceAll(/\s/g, "") || null,
          },
        }),
      ),
    {
      onDone: (employer) => {
        void client.invalidateQueries({ queryKey: ["employers"] });
        onDone(employer);
      },
    },
  );
}

export function useEmployerCheck(): (form: EmployerForm) => FieldFaults {
  const t = useTexts("employers");
  return (form) => ({ "/name": !form.name.trim() && t("name_missing") });
}

/** What we write down of a firm. */
export function EmployerFields({
  form,
  change,
  faults,
}: {
  form: EmployerForm;
  change: (form: EmployerForm) => void;
  faults: FormFaults;
}) {
  const t = useTexts("employers");
  const field = (name: keyof EmployerForm, maxLength: number) => ({
    ...faults.at(`/${name}`),
    label: t(`field.${name}`),
    maxLength,
    autoComplete: "off",
    value: form[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => change({ ...form, [name]: event.target.value }),
  });
  return (
    <>
      <TextField {...field("name", 200)} />
      <TextField {...field("organisation_number", 20)} inputMode="numeric" description={t("number_help")} />
      <TextField {...field("place", 200)} />
      <TextField {...field("industry", 200)} />
    </>
  );
}
