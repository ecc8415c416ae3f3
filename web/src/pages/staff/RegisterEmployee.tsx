import { Select } from "@navikt/ds-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router-dom";
import { useAct } from "../../api/act";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { useToday } from "../../api/session";
import { BackLink } from "../../parts/BackLink";
import { DraftStatus } from "../../parts/DraftStatus";
import { FormPage, FormPart } from "../../parts/FormPage";
import { useFormFaults } from "../../parts/FormFaults";
import { PageHeading } from "../../parts/PageHeading";
import { SkeletonPage } from "../../parts/Skeletons";
import { teamsQuery } from "../../parts/staffQueries";
import { useDraft } from "../../parts/useDraft";
import { useUndo } from "../../parts/UndoToast";
import { paths } from "../../shell/paths";
import { useTexts } from "../../texts";
import { EducationFields, EmploymentFields, PersonFields, usePostTexts } from "./EmployeeFields";
import {
  emptyEmployee,
  emptyEmployment,
  employeeParts,
  employeePointers,
  employmentFaults,
  employmentInput,
  employmentPointers,
} from "./employmentForm";

const pointers = [
  ...employeePointers,
  ...employmentPointers.map((pointer) => `/employment${pointer}`),
  "/team",
];

/** An employee with the first post; a team, where they come into one at once. */
export default function RegisterEmployee() {
  const t = useTexts("employees");
  const texts = usePostTexts();
  const today = useToday();
  const client = useQueryClient();
  const navigate = useNavigate();
  const tell = useUndo();
  const teams = useQuery(teamsQuery());
  const draft = useDraft("employee-new", {
    employee: emptyEmployee,
    employment: { ...emptyEmployment, first_day: today },
    team: "",
  });
  const { employee, employment, team } = draft.value;
  const register = useAct(
    (body: Schemas["EmployeeInput"], key) =>
      answer(api.POST("/api/employees", { params: { header: keyHeader(key) }, body })),
    {
      onDone: async (view) => {
        draft.finish();
        client.setQueryData(["employee", view.id], view);
        void client.invalidateQueries({ queryKey: ["teams"] });
        await client.invalidateQueries({ queryKey: ["employees"] });
        tell({ text: t("form.done") });
        void navigate(paths.employee(view.id));
      },
    },
  );
  const faults = useFormFaults(pointers, register.error);
  if (!draft.ready) return <SkeletonPage />;
  return (
    <>
      <BackLink to="/employees">{t("title")}</BackLink>
      <PageHeading title={t("form.title")} />
      <FormPage
        act={t("form.act")}
        busy={register.isPending}
        faults={faults.summary}
        status={<DraftStatus draft={draft} />}
        cancelTo="/employees"
        onSubmit={() => {
          const ofPost = Object.entries(employmentFaults(employment, texts)).map(
            ([pointer, fault]) => [`/employment${pointer}`, fault] as const,
          );
          const well = faults.check({
            "/name": !employee.name.trim() && t("form.name_missing"),
            ...Object.fromEntries(ofPost),
          });
          if (!well) return;
          register.mutate({
            ...employeeParts(employee),
            employment: employmentInput(employment),
            team: team || null,
          });
        }}
      >
        <FormPart title={t("form.who")}>
          <PersonFields
            form={employee}
            faults={faults}
            set={(change) => draft.change({ ...draft.value, employee: { ...employee, ...change } })}
          />
          <Select
            {...faults.at("/team")}
            label={t("form.team")}
            value={team}
            onChange={(event) => draft.change({ ...draft.value, team: event.target.value })}
          >
            <option value="">{t("form.no_team")}</option>
            {teams.data?.rows.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </FormPart>
        <FormPart title={t("form.post")}>
          <EmploymentFields
            form={employment}
            faults={faults}
            prefix="/employment"
            set={(change) => draft.change({ ...draft.value, employment: { ...employment, ...change } })}
          />
        </FormPart>
        <FormPart title={t("form.education")}>
          <EducationFields
            form={employee}
            faults={faults}
            set={(change) => draft.change({ ...draft.value, employee: { ...employee, ...change } })}
          />
        </FormPart>
      </FormPage>
    </>
  );
}
