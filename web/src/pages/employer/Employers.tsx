import { Buildings3Icon, PlusIcon } from "@navikt/aksel-icons";
import { BodyShort, Button } from "@navikt/ds-react";
import { useState } from "react";
import { useSearchParams } from "react-router-dom";
import { answer, api, type Schemas } from "../../api/client";
import { useKeyset } from "../../api/keyset";
import { DataList, type ListColumn } from "../../parts/DataList";
import { EmptyState } from "../../parts/EmptyState";
import { FormDialog } from "../../parts/FormDialog";
import { useFormFaults } from "../../parts/FormFaults";
import { PageHeading } from "../../parts/PageHeading";
import { useUndo } from "../../parts/UndoToast";
import { useListState } from "../../parts/useListState";
import { useTexts } from "../../texts";
import {
  EmployerFields,
  employerFields,
  noEmployer,
  useEmployerCheck,
  useRegisterEmployer,
} from "./EmployerFields";
import style from "./Employers.module.css";

type Employer = Schemas["EmployerView"];

/** The firms we know, everybody's: who they are, and how many of our participants work or have worked there. */
export default function Employers() {
  const t = useTexts("employers");
  const [registering, setRegistering] = useState(false);
  const found = useSearchParams()[0].get("employer");
  const state = useListState();
  const list = useKeyset<Employer>(["employers", state.key], (cursor, signal) =>
    answer(api.GET("/api/employers", { params: { query: { q: state.text || undefined, cursor } }, signal })),
  );
  const number = (employer: Employer) => employer.organisation_number?.replaceAll(/(\d{3})(?=\d)/g, "$1 ");
  const name = (employer: Employer) => (
    <span data-found={employer.id === found || undefined} className={style.name}>
      {employer.name}
    </span>
  );
  const jobs = (employer: Employer) =>
    employer.jobs === 0 ? t("jobs_none") : t("jobs", { count: employer.jobs, now: employer.current_jobs });
  const columns: ListColumn<Employer>[] = [
    { key: "name", heading: t("field.name"), cell: name },
    { key: "place", heading: t("field.place"), cell: (employer) => employer.place },
    { key: "industry", heading: t("field.industry"), cell: (employer) => employer.industry },
    { key: "number", heading: t("field.organisation_number"), cell: number, onlyWide: true },
    { key: "jobs", heading: t("done_last"), cell: jobs },
  ];
  const register = (
    <Button size="small" icon={<PlusIcon aria-hidden />} onClick={() => setRegistering(true)}>
      {t("register")}
    </Button>
  );
  return (
    <>
      <PageHeading title={t("title")} actions={register}>
        <BodyShort textColor="subtle">{t("intro")}</BodyShort>
      </PageHeading>
      <DataList
        label={t("title")}
        list={list}
        state={state}
        columns={columns}
        searchLabel={t("search")}
        rowKey={(employer) => employer.id}
        count={(total) => t("count", { count: total })}
        card={(employer) => (
          <div className={style.card}>
            <strong>{name(employer)}</strong>
            <span>{[employer.place, employer.industry].filter(Boolean).join(" · ")}</span>
            <BodyShort size="small" textColor="subtle">
              {jobs(employer)}
            </BodyShort>
          </div>
        )}
        empty={
          <EmptyState icon={<Buildings3Icon aria-hidden />} title={t("none")} action={register}>
            {t("none_help")}
          </EmptyState>
        }
      />
      {registering && <RegisterDialog onClose={() => setRegistering(false)} />}
    </>
  );
}

function RegisterDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts("employers");
  const tell = useUndo();
  const check = useEmployerCheck();
  const [form, setForm] = useState(noEmployer);
  const register = useRegisterEmployer((employer) => {
    tell({ text: t("registered", { name: employer.name }) });
    onClose();
  });
  const faults = useFormFaults(employerFields, register.error);
  return (
    <FormDialog
      title={t("register")}
      act={t("save")}
      busy={register.isPending}
      onClose={onClose}
      onSubmit={() => {
        if (faults.check(check(form))) register.mutate(form);
      }}
    >
      <EmployerFields form={form} change={setForm} faults={faults} />
      {faults.summary}
    </FormDialog>
  );
}
