import { expect, test } from "vitest";
import type { Schemas } from "../../api/client";
import {
  emptyEmployment,
  employmentChange,
  employmentFaults,
  employmentInput,
  typedEmployment,
} from "./employmentForm";

const texts = { title: "title", percent: "percent", day: "day" };

test("a post needs a title, a whole percentage and a first day", () => {
  const faults = employmentFaults({ ...emptyEmployment, extent_percent: "80,5" }, texts);
  expect(faults).toEqual({ "/role_title": "title", "/extent_percent": "percent", "/first_day": "day" });
  const well = { ...emptyEmployment, role_title: "Jobbkonsulent", first_day: "2026-01-01" };
  expect(Object.values(employmentFaults(well, texts)).some(Boolean)).toBe(false);
});

test("what is left empty is sent as not known", () => {
  const form = { ...emptyEmployment, role_title: " Jobbkonsulent ", first_day: "2026-01-01" };
  expect(employmentInput(form)).toEqual({
    role_title: "Jobbkonsulent",
    type: "permanent",
    extent_percent: 100,
    first_day: "2026-01-01",
    last_day: null,
    contract: null,
    other_work_agreed: false,
    buddy: null,
  });
});

test("a post that is opened and saved as it is stays the same", () => {
  const post: Schemas["EmploymentView"] = {
    id: "e1",
    version: 4,
    role_title: "Jobbkonsulent",
    type: "fixed_term",
    extent_percent: 60,
    first_day: "2025-01-01",
    last_day: "2026-12-31",
    notice_day: "2026-09-30",
    end_reason: "Ny jobb",
    contract: { id: "c1", name: "AFT Øst" },
    other_work_agreed: true,
    onboarding_signed_day: "2025-03-01",
    buddy: { id: "e2", name: "Bo" },
    phase: "end",
  };
  expect(employmentChange(typedEmployment(post), post.version)).toEqual({
    role_title: "Jobbkonsulent",
    extent_percent: 60,
    last_day: "2026-12-31",
    notice_day: "2026-09-30",
    end_reason: "Ny jobb",
    contract: "c1",
    other_work_agreed: true,
    onboarding_signed_day: "2025-03-01",
    buddy: "e2",
    version: 4,
  });
});
