/** A post as it is typed, for its beginning and for its changes. Pure. */
import type { Schemas } from "../../api/client";
import type { FieldFaults } from "../../parts/FormFaults";
import type { Day } from "../../texts/days";

export interface TypedEmployment {
  role_title: string;
  type: Schemas["EmploymentInput"]["type"];
  extent_percent: string;
  first_day: Day;
  last_day: Day;
  contract: string;
  other_work_agreed: boolean;
  buddy: string;
  notice_day: Day;
  end_reason: string;
  onboarding_signed_day: Day;
}

export const emptyEmployment: TypedEmployment = {
  role_title: "",
  type: "permanent",
  extent_percent: "100",
  first_day: "",
  last_day: "",
  contract: "",
  other_work_agreed: false,
  buddy: "",
  notice_day: "",
  end_reason: "",
  onboarding_signed_day: "",
};

export const employmentPointers = [
  "/role_title",
  "/type",
  "/extent_percent",
  "/first_day",
  "/last_day",
  "/contract",
  "/buddy",
  "/notice_day",
  "/end_reason",
  "/onboarding_signed_day",
] as const;

function percentOf(text: string): number | null {
  return /^\d{1,3}$/.test(text.trim()) ? Number(text) : null;
}

/** What is missing; whether the days and the kind of post fit each other is the server's to say. */
export function employmentFaults(
  form: TypedEmployment,
  texts: { title: string; percent: string; day: string },
): FieldFaults {
  return {
    "/role_title": !form.role_title.trim() && texts.title,
    "/extent_percent": percentOf(form.extent_percent) === null && texts.percent,
    "/first_day": !form.first_day && texts.day,
  };
}

export function employmentInput(form: TypedEmployment): Schemas["EmploymentInput"] {
  return {
    role_title: form.role_title.trim(),
    type: form.type,
    extent_percent: percentOf(form.extent_percent) ?? 0,
    first_day: form.first_day,
    last_day: form.last_day || null,
    contract: form.contract || null,
    other_work_agreed: form.other_work_agreed,
    buddy: form.buddy || null,
  };
}

export function typedEmployment(post: Schemas["EmploymentView"]): TypedEmployment {
  return {
    role_title: post.role_title,
    type: post.type,
    extent_percent: String(post.extent_percent),
    first_day: post.first_day,
    last_day: post.last_day ?? "",
    contract: post.contract?.id ?? "",
    other_work_agreed: post.other_work_agreed,
    buddy: post.buddy?.id ?? "",
    notice_day: post.notice_day ?? "",
    end_reason: post.end_reason ?? "",
    onboarding_signed_day: post.onboarding_signed_day ?? "",
  };
}

export function employmentChange(form: TypedEmployment, version: number): Schemas["EmploymentChange"] {
  return {
    role_title: form.role_title.trim(),
    extent_percent: percentOf(form.extent_percent) ?? 0,
    last_day: form.last_day || null,
    notice_day: form.notice_day || null,
    end_reason: form.end_reason.trim() || null,
    contract: form.contract || null,
    other_work_agreed: form.other_work_agreed,
    onboarding_signed_day: form.onboarding_signed_day || null,
    buddy: form.buddy || null,
    version,
  };
}

export interface TypedEmployee {
  name: string;
  email: string;
  phone: string;
  education_level: Schemas["EmployeeInput"]["education_level"];
  education_field: string;
  relevant_degree: boolean;
}

export const emptyEmployee: TypedEmployee = {
  name: "",
  email: "",
  phone: "",
  education_level: "none",
  education_field: "",
  relevant_degree: false,
};

export const employeePointers = [
  "/name",
  "/email",
  "/phone",
  "/education_level",
  "/education_field",
  "/relevant_degree",
] as const;

export function typedEmployee(employee: Schemas["EmployeeView"]): TypedEmployee {
  const { name, email, phone, education_level, education_field, relevant_degree } = employee;
  return {
    name,
    email: email ?? "",
    phone: phone ?? "",
    education_level,
    education_field,
    relevant_degree,
  };
}

export function employeeParts(form: TypedEmployee) {
  return {
    name: form.name.trim(),
    email: form.email.trim() || null,
    phone: form.phone.trim() || null,
    education_level: form.education_level,
    education_field: form.education_field.trim(),
    relevant_degree: form.relevant_degree,
  };
}
