import { Select, TextField } from "@navikt/ds-react";
import { useState } from "react";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { useToday } from "../../api/session";
import { ConflictDialog } from "../../parts/ConflictDialog";
import { fieldsBetween } from "../../parts/ConflictView";
import { DayField } from "../../parts/DayField";
import { FormDialog } from "../../parts/FormDialog";
import { useFormFaults } from "../../parts/FormFaults";
import { useWords } from "../../parts/words";
import { useTexts } from "../../texts";
import { useDays } from "../../texts/days";
import { ChooseEmployer } from "../employer/ChooseEmployer";
import {
  EmployerFields,
  employerFields,
  noEmployer,
  useEmployerCheck,
  useRegisterEmployer,
} from "../employer/EmployerFields";
import type { DialogProps } from "./dialogs";
import { useFileForm } from "./useFileForm";

type Job = Schemas["JobView"];
type Kind = Job["kind"];
const jobKinds = ["work_trial", "practice", "wage_subsidy", "ordinary"] as const satisfies readonly Kind[];

/** A job as it is typed. */
interface Form {
  kind: Kind;
  title: string;
  first: string;
  last: string;
  extent: string;
}

const formOf = (job: Job): Form => ({
  kind: job.kind,
  title: job.title,
  first: job.first_day,
  last: job.last_day ?? "",
  extent: String(job.extent_percent),
});
const contentOf = (form: Form) => ({
  kind: form.kind,
  title: form.title.trim(),
  first_day: form.first,
  last_day: form.last || null,
  extent_percent: Number(form.extent),
});

/** Work with a firm: what kind, from when to when, how much. The firm is one we know, or is registered here. */
export default function JobDialog({ file, job, onClose }: DialogProps & { job?: Job }) {
  const t = useTexts("work");
  const words = useWords();
  const days = useDays();
  const today = useToday();
  const [employer, setEmployer] = useState<{ id: string; name: string; place: string } | null>(
    job ? { ...job.employer, place: "" } : null,
  );
  const [registering, setRegistering] = useState<string | null>(null);
  const [form, setForm] = useState<Form>(
    job ? formOf(job) : { kind: "work_trial", title: "", first: today, last: "", extent: "50" },
  );
  const { save, newest, faults, dialog, conflict } = useFileForm(file, {
    write: ({ form, version }: { form: Form; version: number }, key) =>
      answer(
        job
          ? api.PUT("/api/jobs/{job}", {
              params: { path: { job: job.id }, header: keyHeader(key) },
              body: { ...contentOf(form), version },
            })
          : api.POST("/api/participations/{participation}/jobs", {
              params: { path: { participation: file.id }, header: keyHeader(key) },
              body: { ...contentOf(form), employer: employer?.id ?? "" },
            }),
      ),
    newestOf: ({ jobs }) => jobs.find(({ id }) => id === job?.id),
    pointers: ["/employer", "/title", "/first_day", "/last_day", "/extent_percent"],
    saved: () => ({ text: t("saved") }),
    onClose,
  });

  if (newest) {
    const field = fieldsBetween(form, formOf(newest));
    const dayName = (day: string) => (day ? days.full(day) : "");
    return (
      <ConflictDialog
        {...conflict}
        fields={[
          field("kind", t("kind"), (kind) => words.job(kind as Kind)),
          field("title", t("title")),
          field("first", t("first_day"), dayName),
          field("last", t("last_day"), dayName),
          field("extent", t("extent"), (percent) => t("percent", { percent })),
        ]}
        onSave={(values) => save({ form: values as Form, version: newest.version })}
      />
    );
  }
  if (registering !== null) {
    return (
      <RegisterFirst
        name={registering}
        onBack={() => setRegistering(null)}
        onDone={(made) => {
          setEmployer(made);
          setRegistering(null);
        }}
      />
    );
  }
  const extent = Number(form.extent);
  return (
    <FormDialog
      {...dialog}
      title={job ? t("change") : t("heading")}
      act={t("save")}
      onSubmit={() => {
        const well = faults.check({
          "/employer": !employer && t("employer_missing"),
          "/title": !form.title.trim() && t("title_missing"),
          "/first_day": !form.first && t("day_missing"),
          "/extent_percent": !(Number.isInteger(extent) && extent >= 1 && extent <= 100) && t("extent_wrong"),
        });
        if (well) save({ form, version: job?.version ?? 0 });
      }}
    >
      {job ? (
        <strong>{job.employer.name}</strong>
      ) : (
        <ChooseEmployer
          {...faults.at("/employer")}
          chosen={employer}
          onChoose={setEmployer}
          onRegister={setRegistering}
        />
      )}
      <Select
        label={t("kind")}
        value={form.kind}
        onChange={(event) => setForm({ ...form, kind: event.target.value as Kind })}
      >
        {jobKinds.map((kind) => (
          <option key={kind} value={kind}>
            {words.job(kind)}
          </option>
        ))}
      </Select>
      <TextField
        {...faults.at("/title")}
        label={t("title")}
        maxLength={200}
        value={form.title}
        onChange={(event) => setForm({ ...form, title: event.target.value })}
      />
      <DayField
        {...faults.at("/first_day")}
        label={t("first_day")}
        value={form.first}
        onChange={(first) => setForm({ ...form, first })}
      />
      <DayField
        {...faults.at("/last_day")}
        label={t("last_day")}
        value={form.last}
        onChange={(last) => setForm({ ...form, last })}
      />
      <TextField
        {...faults.at("/extent_percent")}
        label={t("extent")}
        inputMode="numeric"
        htmlSize={5}
        value={form.extent}
        onChange={(event) => setForm({ ...form, extent: event.target.value })}
      />
    </FormDialog>
  );
}

/** A firm that we do not know yet; then back to the job, as it was. */
function RegisterFirst({
  name,
  onBack,
  onDone,
}: {
  name: string;
  onBack: () => void;
  onDone: (employer: Schemas["EmployerView"]) => void;
}) {
  const t = useTexts("employers");
  const check = useEmployerCheck();
  const [form, setForm] = useState({ ...noEmployer, name });
  const register = useRegisterEmployer(onDone);
  const faults = useFormFaults(employerFields, register.error);
  return (
    <FormDialog
      title={t("register")}
      act={t("save")}
      busy={register.isPending}
      onClose={onBack}
      summary={faults.summary}
      onSubmit={() => {
        if (faults.check(check(form))) register.mutate(form);
      }}
    >
      <EmployerFields form={form} change={setForm} faults={faults} />
    </FormDialog>
  );
}
