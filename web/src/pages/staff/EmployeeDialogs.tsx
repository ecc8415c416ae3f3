import { useState } from "react";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { conflictOf } from "../../api/problem";
import { useToday } from "../../api/session";
import { FormDialog } from "../../parts/FormDialog";
import { useFormFaults } from "../../parts/FormFaults";
import { ConflictView, type ConflictField } from "../../parts/ConflictView";
import { useUndo } from "../../parts/UndoToast";
import { useTexts } from "../../texts";
import { useDays } from "../../texts/days";
import { EducationFields, EmploymentFields, PersonFields, usePostTexts } from "./EmployeeFields";
import {
  employeeParts,
  employeePointers,
  employmentChange,
  employmentFaults,
  employmentInput,
  employmentPointers,
  emptyEmployment,
  typedEmployee,
  typedEmployment,
  type TypedEmployee,
} from "./employmentForm";
import { useEmployeeAct } from "./useEmployeeAct";

type View = Schemas["EmployeeView"];
interface Props {
  employee: View;
  onClose: () => void;
}

/** One field of two people's versions; yes and no are compared as texts, like the rest. */
function sides<Form extends object, Name extends keyof Form & string>(
  name: Name,
  label: string,
  mine: Form,
  theirs: Form,
  shownAs?: (value: string) => string,
): ConflictField<Name> {
  return { name, label, mine: String(mine[name]), theirs: String(theirs[name]), shownAs };
}

/** The form with the values that shall stand. */
function withValues<Form extends object>(form: Form, values: Partial<Record<keyof Form, string>>): Form {
  const typed = Object.entries(values as Record<string, string>).map(([name, value]) => [
    name,
    typeof form[name as keyof Form] === "boolean" ? value === "true" : value,
  ]);
  return { ...form, ...(Object.fromEntries(typed) as Partial<Form>) };
}

function useYesNo() {
  const t = useTexts("employees");
  return (value: string) => t(value === "true" ? "page.yes" : "page.no");
}

export function ChangeEmployee({ employee, onClose }: Props) {
  const t = useTexts("employees");
  const tell = useUndo();
  const [form, setForm] = useState(() => typedEmployee(employee));
  const save = useEmployeeAct(
    employee.id,
    (body: Schemas["EmployeeChange"], key) =>
      answer(
        api.PUT("/api/employees/{employee}", {
          params: { path: { employee: employee.id }, header: keyHeader(key) },
          body,
        }),
      ),
    () => {
      tell({ text: t("page.saved") });
      onClose();
    },
  );
  const newest = conflictOf<View>(save.error);
  const faults = useFormFaults(employeePointers, newest ? null : save.error);
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }));
  const send = (wanted: TypedEmployee, version: number) => save.mutate({ ...employeeParts(wanted), version });
  const yesNo = useYesNo();
  if (newest) {
    const theirs = typedEmployee(newest);
    return (
      <ConflictView
        fields={[
          ...(["name", "email", "phone", "education_field"] as const).map((name) =>
            sides(name, t(`form.${name}`), form, theirs),
          ),
          sides("education_level", t("form.education_level"), form, theirs, (level) =>
            t(`level.${level as TypedEmployee["education_level"]}`),
          ),
          sides("relevant_degree", t("page.degree"), form, theirs, yesNo),
        ]}
        busy={save.isPending}
        onSave={(values) => send(withValues(form, values), newest.version)}
        onCancel={() => save.reset()}
      />
    );
  }
  return (
    <FormDialog
      title={t("page.change_title")}
      act={t("page.save")}
      busy={save.isPending}
      onClose={onClose}
      onSubmit={() => {
        if (faults.check({ "/name": !form.name.trim() && t("form.name_missing") })) {
          send(form, employee.version);
        }
      }}
    >
      <PersonFields form={form} faults={faults} set={set} />
      <EducationFields form={form} faults={faults} set={set} />
      {faults.summary}
    </FormDialog>
  );
}

/** A further post: hours that grow, another contract, coming back. */
export function AddEmployment({ employee, onClose }: Props) {
  const t = useTexts("employees");
  const texts = usePostTexts();
  const today = useToday();
  const tell = useUndo();
  const [form, setForm] = useState({ ...emptyEmployment, first_day: today });
  const save = useEmployeeAct(
    employee.id,
    (body: Schemas["EmploymentInput"], key) =>
      answer(
        api.POST("/api/employees/{employee}/employments", {
          params: { path: { employee: employee.id }, header: keyHeader(key) },
          body,
        }),
      ),
    () => {
      tell({ text: t("page.add_post_done") });
      onClose();
    },
  );
  const faults = useFormFaults(employmentPointers, save.error);
  return (
    <FormDialog
      title={t("page.add_post")}
      act={t("page.add_post_act")}
      busy={save.isPending}
      onClose={onClose}
      onSubmit={() => {
        if (faults.check(employmentFaults(form, texts))) save.mutate(employmentInput(form));
      }}
    >
      <EmploymentFields
        form={form}
        faults={faults}
        self={employee.id}
        set={(change) => setForm((before) => ({ ...before, ...change }))}
      />
      {faults.summary}
    </FormDialog>
  );
}

/** Notice, end, onboarding signed off: what happens to a post while it lasts. */
export function ChangeEmployment({ employee, post, onClose }: Props & { post: Schemas["EmploymentView"] }) {
  const t = useTexts("employees");
  const texts = usePostTexts();
  const tell = useUndo();
  const [form, setForm] = useState(() => typedEmployment(post));
  const save = useEmployeeAct(
    employee.id,
    (body: Schemas["EmploymentChange"], key) =>
      answer(
        api.PUT("/api/employees/{employee}/employments/{employment}", {
          params: { path: { employee: employee.id, employment: post.id }, header: keyHeader(key) },
          body,
        }),
      ),
    () => {
      tell({ text: t("page.change_post_done") });
      onClose();
    },
  );
  const newest = conflictOf<View>(save.error)?.employments.find(({ id }) => id === post.id);
  const faults = useFormFaults(employmentPointers, newest ? null : save.error);
  const yesNo = useYesNo();
  const days = useDays();
  if (newest) {
    const theirs = typedEmployment(newest);
    const dayOf = (day: string) => (day ? days.full(day) : "");
    const nameOf = (known: readonly (Schemas["Named"] | null)[]) => (id: string) =>
      known.find((one) => one?.id === id)?.name ?? id;
    return (
      <ConflictView
        fields={[
          ...(["role_title", "extent_percent", "end_reason"] as const).map((name) =>
            sides(name, t(`post.${name}`), form, theirs),
          ),
          ...(["last_day", "notice_day", "onboarding_signed_day"] as const).map((name) =>
            sides(name, t(`post.${name}`), form, theirs, dayOf),
          ),
          sides("contract", t("post.contract"), form, theirs, nameOf([newest.contract, post.contract])),
          sides("buddy", t("post.buddy"), form, theirs, nameOf([newest.buddy, post.buddy])),
          sides("other_work_agreed", t("post.other_work_agreed"), form, theirs, yesNo),
        ]}
        busy={save.isPending}
        onSave={(values) => save.mutate(employmentChange(withValues(form, values), newest.version))}
        onCancel={() => save.reset()}
      />
    );
  }
  return (
    <FormDialog
      title={t("page.change_post")}
      act={t("page.save")}
      busy={save.isPending}
      onClose={onClose}
      onSubmit={() => {
        if (faults.check(employmentFaults(form, texts))) {
          save.mutate(employmentChange(form, post.version));
        }
      }}
    >
      <EmploymentFields
        form={form}
        faults={faults}
        kept
        self={employee.id}
        set={(change) => setForm((before) => ({ ...before, ...change }))}
      />
      {faults.summary}
    </FormDialog>
  );
}
