import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Schemas } from "../../api/client";
import { UndoToasts } from "../../parts/UndoToast";
import { expectAccessible } from "../../testing/axe";
import { aFile, aNote, aParticipation as id, kari } from "../../testing/file";
import { aProblem, serverAnswers, show } from "../../testing/page";
import { Notes } from "./Notes";

const kept = { place: "", content: "", participation: id, changed_at: "2025-03-12T10:00:00Z" };
const mine: Schemas["NoteView"] = { ...aNote, acts: ["correct"] };

type Answers = Parameters<typeof serverAnswers>[0];
/** The notes of the file; `answers` are added to what the server always says. */
function open(rows: Schemas["NoteView"][], answers: Answers = {}, file = aFile) {
  const places = [`note-${id}`, ...rows.flatMap((note) => [`correct-${note.id}`, `change-${note.id}`])];
  const always: Answers = {
    [`GET /api/participations/${id}/notes`]: {
      body: { rows, total: rows.length, minutes_total: 30, next_cursor: null },
    },
    "GET /api/drafts": { body: { rows: [] } },
  };
  for (const place of places) {
    always[`PUT /api/drafts/${place}`] = { body: { ...kept, place } };
    always[`DELETE /api/drafts/${place}`] = { body: { done: true } };
  }
  const sent = serverAnswers({ ...always, ...answers });
  const shown = show(
    <UndoToasts>
      <Notes file={file} />
    </UndoToasts>,
  );
  return { ...shown, sent };
}

const posted = (sent: ReturnType<typeof serverAnswers>, path: string) =>
  sent.filter((one) => one.method === "POST" && one.path === path).map(({ body }) => body);

test("a signed note is corrected with a reason, never written over", async () => {
  const path = `/api/notes/${aNote.id}/corrections`;
  const { sent, container } = open([mine], { [`POST ${path}`]: { body: { ...mine, version: 2 } } });
  const user = userEvent.setup();
  await user.click(await screen.findByRole("button", { name: "Rett notatet" }));
  const form = within(await screen.findByRole("form", { name: "Rett notatet" }));
  const text = await form.findByLabelText("Notat");
  expect(text).toHaveValue("Ringte om praksisplassen.");
  await user.clear(text);
  await user.type(text, "Ringte om jobben.");
  await user.click(form.getByRole("button", { name: "Lagre rettelsen" }));
  expect(form.getByLabelText("Hvorfor retter du?")).toBeInvalid();
  expect(posted(sent, path)).toEqual([]);
  await expectAccessible(container);

  await user.type(form.getByLabelText("Hvorfor retter du?"), "Det var en jobb");
  await user.click(form.getByRole("button", { name: "Lagre rettelsen" }));
  expect(await screen.findByText(/Den forrige versjonen står fortsatt der/)).toBeVisible();
  expect(posted(sent, path)).toEqual([
    {
      kind: "phone",
      day: "2025-03-12",
      minutes: 30,
      present: "",
      text: "Ringte om jobben.",
      reason: "Det var en jobb",
      version: 1,
    },
  ]);
});

test("who corrects a note that has been corrected meanwhile sees both texts, and chooses", async () => {
  const path = `/api/notes/${aNote.id}/corrections`;
  let tries = 0;
  const { sent } = open([mine], {
    [`POST ${path}`]: () => {
      tries += 1;
      return tries > 1
        ? { body: { ...mine, version: 3 } }
        : {
            status: 409,
            body: aProblem({
              status: 409,
              code: "changed_since",
              current: { ...mine, version: 2, text: "Ringte bakeriet." } as never,
            }),
          };
    },
  });
  const user = userEvent.setup();
  await user.click(await screen.findByRole("button", { name: "Rett notatet" }));
  const form = within(await screen.findByRole("form", { name: "Rett notatet" }));
  const text = await form.findByLabelText("Notat");
  await user.clear(text);
  await user.type(text, "Ringte om jobben.");
  await user.type(form.getByLabelText("Hvorfor retter du?"), "Det var en jobb");
  await user.click(form.getByRole("button", { name: "Lagre rettelsen" }));

  const both = within(await screen.findByRole("group", { name: "Notat" }));
  expect(both.getByText("Ringte bakeriet.")).toBeVisible();
  expect(both.getByText("Ringte om jobben.", { selector: "p" })).toBeVisible();
  const merged = both.getByLabelText("Det som skal gjelde");
  await user.clear(merged);
  await user.type(merged, "Ringte bakeriet om jobben.");
  await user.click(screen.getByRole("button", { name: "Lagre dette" }));
  expect(await screen.findByText(/Notatet er rettet/)).toBeVisible();
  expect(posted(sent, path)[1]).toMatchObject({
    text: "Ringte bakeriet om jobben.",
    reason: "Det var en jobb",
    version: 2,
  });
});

test("what a correction replaced stays to be seen, with the reason", async () => {
  open([
    {
      ...mine,
      version: 2,
      corrections: 1,
      earlier: [
        {
          number: 1,
          kind: "phone",
          day: "2025-03-11",
          minutes: 15,
          present: "",
          text: "Ringte om bilen.",
          written_at: "2025-03-11T10:00:00Z",
          written_by: kari,
          reason: "Feil sak",
        },
      ],
    },
  ]);
  await userEvent.click(await screen.findByRole("button", { name: "Vis 1 tidligere versjon" }));
  expect(screen.getByText("Ringte om bilen.")).toBeVisible();
  expect(screen.getByText(/rettet fordi: Feil sak/)).toBeVisible();
});

test("a draft is thrown away only after a question that names the consequence", async () => {
  const path = `/api/notes/${aNote.id}`;
  const draft: Schemas["NoteView"] = {
    ...aNote,
    state: "draft",
    signed_at: null,
    acts: ["change", "sign", "discard"],
  };
  const { sent } = open([draft], { [`DELETE ${path}`]: { body: { done: true } } });
  const user = userEvent.setup();
  await user.click(await screen.findByRole("button", { name: "Kast kladden" }));
  const question = within(await screen.findByRole("alertdialog", { name: "Vil du kaste kladden?" }));
  expect(question.getByText(/kan ikke hentes tilbake/)).toBeVisible();
  await user.click(question.getByRole("button", { name: "Kast kladden" }));
  expect(await screen.findByText("Kladden er kastet.")).toBeVisible();
  expect(sent.filter((one) => one.path === path).map(({ query }) => query.get("version"))).toEqual(["1"]);
});

test("a note of the day's meeting says that the meeting was held, unless the writer says otherwise", async () => {
  const meeting: Schemas["AppointmentView"] = {
    id: "33000000-0000-4000-8000-000000000001",
    version: 1,
    starts_at: "2025-03-12T09:00:00Z",
    day: "2025-03-12",
    minutes: 45,
    kind: "meeting",
    place: "Kontoret",
    purpose: "",
    state: "planned",
    with: kari,
  };
  const path = `/api/participations/${id}/notes`;
  const { sent } = open(
    [],
    { [`POST ${path}`]: { status: 201, body: { ...aNote, state: "draft" } } },
    { ...aFile, appointments: [meeting] },
  );
  const user = userEvent.setup();
  const held = await screen.findByRole("checkbox", { name: /Møtet ble holdt/ });
  expect(held).toBeChecked();
  await user.type(screen.getByLabelText("Notat"), "Vi møttes.");
  await user.click(screen.getByRole("button", { name: "Behold som kladd" }));
  await screen.findByText("Kladden er tatt vare på.");
  expect(posted(sent, path)[0]).toMatchObject({ hold_appointment: meeting.id, sign: false });
});
