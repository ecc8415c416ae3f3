import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Schemas } from "../../api/client";
import { UndoToasts } from "../../parts/UndoToast";
import { expectAccessible } from "../../testing/axe";
import { aSession, serverAnswers, show } from "../../testing/page";
import Team from "./Team";

const id = "30000000-0000-4000-8000-000000000001";
const caseload = (number: number, name: string): Schemas["CaseloadRow"] => ({
  employee: { id: `00000000-0000-4000-8000-00000000000${number}`, name },
  phase: "under_way",
  caseload: number,
  ceiling: 25,
  co: 0,
  ends_day: null,
  without_next_date: 0,
  overdue: 0,
  is_new: false,
});

const overview: Schemas["TeamOverview"] = {
  today: "2025-03-12",
  contracts: [],
  queue: [],
  without_lead: [
    {
      participation: id,
      person: { given_name: "Ola", family_name: "Oppdiktet", protected: false },
      contract: null,
      referral_day: "2025-03-10",
      due_day: "2025-03-14",
      working_days_left: 2,
      lead: null,
      relation: "leads_team",
    },
  ],
  caseloads: [caseload(9, "Åse Berg"), caseload(2, "Anne Dahl")],
  coming: [],
  overdue: 0,
  participants: 1,
};

test("consultants stand by name, not by how many they follow", async () => {
  serverAnswers({ "GET /api/team-overview": { body: overview } });
  const { container } = show(
    <UndoToasts>
      <Team />
    </UndoToasts>,
    { session: { ...aSession, role: "leader" } },
  );
  const table = await screen.findByRole("table", { name: "Hvem følger hvor mange" });
  const names = within(table)
    .getAllByRole("rowheader")
    .map((cell) => cell.firstChild?.textContent);
  expect(names).toEqual(["Anne Dahl", "Åse Berg"]);
  await expectAccessible(container);
});

test("whoever has no lead consultant is given to one, with day, reason and who decided", async () => {
  const sent = serverAnswers({
    "GET /api/team-overview": { body: overview },
    "POST /api/assignments": { body: { assigned: 1, rows: [] } },
  });
  show(
    <UndoToasts>
      <Team />
    </UndoToasts>,
    { session: { ...aSession, role: "leader" } },
  );
  const user = userEvent.setup();
  await user.click(await screen.findByRole("checkbox", { name: "Velg Ola Oppdiktet" }));
  await user.click(screen.getByRole("button", { name: "Gi til konsulent" }));
  const dialog = await screen.findByRole("dialog");
  await user.selectOptions(within(dialog).getByLabelText("Hvem skal følge opp?"), "Anne Dahl, følger 2");
  await user.type(within(dialog).getByLabelText("Hvorfor?"), "Ledig plass");
  await user.click(within(dialog).getByRole("button", { name: "Gi deltakerne" }));
  expect(await screen.findByText("1 deltaker har fått konsulent.")).toBeVisible();
  expect(sent.find((one) => one.method === "POST")?.body).toEqual({
    participations: [id],
    employee: "00000000-0000-4000-8000-000000000002",
    part: "lead",
    first_day: "2025-03-12",
    reason: "Ledig plass",
    decided_by: "00000000-0000-4000-8000-000000000001",
  });
});

test("when many end on one day the first are named, and the rest when asked for", async () => {
  const coming = Array.from({ length: 34 }, (_, number) => ({
    kind: "granted_period_ends" as const,
    day: "2025-05-07",
    name: `Deltaker ${number}`,
    link: null,
    participation: `20000000-0000-4000-8000-0000000000${10 + number}`,
    employee: null,
    contract: null,
  }));
  serverAnswers({ "GET /api/team-overview": { body: { ...overview, coming } } });
  show(
    <UndoToasts>
      <Team />
    </UndoToasts>,
    { session: { ...aSession, role: "leader" } },
  );
  const user = userEvent.setup();
  expect(await screen.findAllByRole("link", { name: /^Deltaker/ })).toHaveLength(6);
  await user.click(screen.getByRole("button", { name: "og 28 til" }));
  expect(screen.getAllByRole("link", { name: /^Deltaker/ })).toHaveLength(34);
  expect(screen.getByRole("link", { name: "Deltaker 6" })).toHaveFocus();
});
