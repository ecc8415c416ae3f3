import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { UndoToasts } from "../../parts/UndoToast";
import { expectAccessible } from "../../testing/axe";
import { aFile, aNote, aParticipation as id, kari } from "../../testing/file";
import { aSession, serverAnswers, show } from "../../testing/page";
import NewNote from "./NewNote";

const row = {
  id,
  person: { given_name: "Ola", family_name: "Oppdiktet", protected: false },
  contract: null,
  measure: null,
  phase: "under_way",
  status: { code: "DELTAR", text: "Deltar", known: true },
  se_stage: null,
  last_contact_day: null,
  next: null,
  last_day: null,
  days_left: null,
  lead: kari,
  relation: "lead",
  duty: null,
  referral_day: null,
  is_new: false,
  readable: true,
  version: 1,
};

test("a note from anywhere: the person is found by name, the note is written, and one is back", async () => {
  const sent = serverAnswers({
    "GET /api/participations": { body: { rows: [row], total: 1, next_cursor: null } },
    [`GET /api/participations/${id}`]: { body: aFile },
    [`POST /api/participations/${id}/notes`]: { status: 201, body: aNote },
    "GET /api/drafts": { body: { rows: [] } },
    [`PUT /api/drafts/note-${id}`]: {
      body: { place: `note-${id}`, content: "", participation: id, changed_at: "2025-03-12T10:00:00Z" },
    },
    [`DELETE /api/drafts/note-${id}`]: { body: { done: true } },
  });
  const { router, container } = show(
    <UndoToasts>
      <NewNote />
    </UndoToasts>,
    { at: "/my-day", path: "/notes/new", elsewhere: { "/my-day": "Min dag" } },
  );
  await router.navigate("/notes/new");
  const user = userEvent.setup();
  const field = await screen.findByRole("searchbox", { name: "Hvem handler notatet om?" });
  expect(field).toHaveFocus();
  await expectAccessible(container);
  await user.type(field, "ola");
  expect(router.state.location.search).toBe("");
  await user.click(await screen.findByRole("link", { name: /Ola Oppdiktet/ }));
  const text = await screen.findByLabelText("Notat");
  expect(text).toHaveFocus();
  await user.type(text, "Ringte.");
  await user.click(screen.getByRole("button", { name: "Signer" }));
  expect(await screen.findByText("Min dag")).toBeVisible();
  expect(sent.find((one) => one.method === "POST")?.body).toMatchObject({ text: "Ringte.", sign: true });
});

test("a leader looks among the whole team at once", async () => {
  serverAnswers({ "GET /api/participations": { body: { rows: [row], total: 1, next_cursor: null } } });
  show(<NewNote />, { session: { ...aSession, role: "leader" } });
  expect(await screen.findByRole("checkbox", { name: "Vis alle i teamet" })).toBeChecked();
  expect(await screen.findByRole("link", { name: /Ola Oppdiktet/ })).toBeVisible();
});
