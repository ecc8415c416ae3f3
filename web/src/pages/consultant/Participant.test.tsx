import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Schemas } from "../../api/client";
import { UndoToasts } from "../../parts/UndoToast";
import { expectAccessible } from "../../testing/axe";
import { serverAnswers, show } from "../../testing/page";
import Participant from "./Participant";

const id = "30000000-0000-4000-8000-000000000001";
const kari = { id: "00000000-0000-4000-8000-000000000001", name: "Kari Konsulent" };

const file: Schemas["ParticipationFile"] = {
  id,
  version: 3,
  relation: "lead",
  person: {
    id: "31000000-0000-4000-8000-000000000001",
    name: { given_name: "Ola", family_name: "Oppdiktet", protected: false },
    number: null,
    number_verdict: "missing",
    phone: null,
    email: null,
    address: null,
    postcode: null,
    place: null,
    protection: null,
    revealed: false,
  },
  contract: null,
  measure: null,
  origin: "new",
  previous_provider: null,
  earlier: null,
  goal: { text: "Jobbe ute", day: "2025-03-01", version: 1, written_by: null },
  goal_version: 1,
  phases: { contract: "under_way", consultant: "start", participation: "under_way", calm: false },
  status: { code: "DELTAR", text: "Deltar", known: true },
  status_reason: null,
  status_reason_text: null,
  status_day: "2025-02-01",
  start_day: "2025-02-01",
  last_day: "2025-06-01",
  days_left: 81,
  se_stage: 2,
  se_stage_day: "2025-02-10",
  lead: kari,
  co: [],
  chain: [],
  gaps: [],
  gap_days: 0,
  next: null,
  first_contact_day: null,
  last_contact_day: null,
  plan_agreed_day: null,
  mapping_confirmed_day: null,
  ending_agreed_day: null,
  duties: [{ kind: "no_next_date", due_day: "2025-03-10", urgency: "overdue", source: "Avtalen" }],
  warnings: [],
  referral: null,
  statuses: [],
  granted: [],
  extents: [],
  stages: [],
  goals: [],
  tasks: [],
  appointments: [],
  jobs: [],
  kept_aside: [],
  notes: null,
  acts: ["read", "write_note", "plan_appointment", "add_task", "set_goal", "move_se_stage"],
};

const note: Schemas["NoteView"] = {
  id: "32000000-0000-4000-8000-000000000001",
  version: 1,
  participation: id,
  author: kari,
  kind: "phone",
  day: "2025-03-12",
  minutes: 30,
  present: "",
  text: "Ringte om praksisplassen.",
  state: "signed",
  signed_at: "2025-03-12T10:00:00Z",
  corrections: 0,
  earlier: [],
  withheld_reason: null,
  changed_at: "2025-03-12T10:00:00Z",
  acts: ["read"],
};

function open(tab: string) {
  let written: Schemas["NoteView"][] = [];
  const sent = serverAnswers({
    [`GET /api/participations/${id}`]: { body: file },
    [`GET /api/participations/${id}/notes`]: () => ({
      body: { rows: written, total: written.length, minutes_total: 0, next_cursor: null },
    }),
    [`POST /api/participations/${id}/notes`]: () => {
      written = [note];
      return { status: 201, body: note };
    },
    "GET /api/drafts": { body: { rows: [] } },
    [`PUT /api/drafts/note-${id}`]: {
      body: {
        place: `note-${id}`,
        content: "",
        participation: id,
        changed_at: "2025-03-12T10:00:00Z",
        version: 1,
      },
    },
    [`DELETE /api/drafts/note-${id}`]: { body: { done: true } },
  });
  const shown = show(
    <UndoToasts>
      <Participant />
    </UndoToasts>,
    { at: `/participants/${id}/${tab}`, path: "/participants/:participation/:tab?" },
  );
  return { ...shown, sent };
}

test("the file says who it is, what they want and what is overdue", async () => {
  const { container } = open("plan");
  expect(await screen.findByRole("heading", { level: 1, name: "Ola Oppdiktet" })).toBeVisible();
  expect(screen.getByText("Jobbe ute")).toBeVisible();
  expect(screen.getByText("Mangler neste avtale · over fristen")).toBeVisible();
  expect(screen.getByText("81 dager")).toBeVisible();
  await expectAccessible(container);
});

test("a note is written and signed on the page, and stands in the list", async () => {
  const { sent, container } = open("notes");
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText("Notat"), "Ringte om praksisplassen.");
  await user.selectOptions(screen.getByLabelText("Hvordan"), "phone");
  await expectAccessible(container);
  await user.click(screen.getByRole("button", { name: "Signer" }));
  expect(await screen.findByText("Ringte om praksisplassen.", { selector: "p" })).toBeVisible();
  const written = sent.find((one) => one.method === "POST");
  expect(written?.body).toEqual({
    kind: "phone",
    day: "2025-03-12",
    minutes: 30,
    present: "",
    text: "Ringte om praksisplassen.",
    sign: true,
  });
  await waitFor(() => expect(screen.getByLabelText("Notat")).toHaveValue(""));
});

test("a note without a text is not sent, and the field says why", async () => {
  const { sent } = open("notes");
  const user = userEvent.setup();
  await user.click(await screen.findByRole("button", { name: "Signer" }));
  expect(screen.getByLabelText("Notat")).toBeInvalid();
  expect(sent.filter((one) => one.method === "POST")).toEqual([]);
});
