import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Schemas } from "../../api/client";
import { UndoToasts } from "../../parts/UndoToast";
import { expectAccessible } from "../../testing/axe";
import { aFile as file, aNote as note, aParticipation as id } from "../../testing/file";
import { serverAnswers, show } from "../../testing/page";
import Participant from "./Participant";

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
