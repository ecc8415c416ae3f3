import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Schemas } from "../../api/client";
import { serverAnswers, show } from "../../testing/page";
import MyDay from "./MyDay";

type DutyRow = Schemas["MyDay"]["duties"][number];

const due = (name: string, urgency: DutyRow["duty"]["urgency"], due_day: string): DutyRow => ({
  participation: `30000000-0000-4000-8000-0000000000${name.length}0`,
  person: { given_name: name, family_name: "Oppdiktet", protected: false },
  phase: "under_way",
  duty: { kind: "contact_rhythm", due_day, urgency, source: "Avtalen" },
});

test("what is due in more than a week does not stand among what hastens, and is a press away", async () => {
  serverAnswers({
    "GET /api/my-day": {
      body: {
        today: "2025-03-12",
        appointments: [],
        contact_first: [],
        duties: [due("Ola", "overdue", "2025-03-10"), due("Amina", "later", "2025-03-25")],
        news: [],
        drafts: [],
        week: {
          participants: 2,
          people_met: 0,
          appointments: 0,
          appointment_minutes: 0,
          notes: 0,
          note_minutes: 0,
        },
      } as unknown as Schemas["MyDay"],
    },
  });
  show(<MyDay />);
  const duties = within(await screen.findByRole("region", { name: "Frister" }));
  expect(duties.getByText("Ola Oppdiktet")).toBeVisible();
  const fold = duties.getByRole("button", { name: "Vis 1 frist senere enn denne uken", expanded: false });
  expect(fold.parentElement).toContainElement(duties.getByText("Amina Oppdiktet"));
  expect(fold.parentElement).not.toHaveTextContent("Ola");
});
