import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { serverAnswers, show } from "../testing/page";
import { RevealPerson } from "./RevealPerson";

const id = "10000000-0000-4000-8000-000000000001";
const path = `/api/participations/${id}/protected-access`;

test("a protected person's details are shown only after a reason and a warning that it is logged", async () => {
  const file = { id };
  const sent = serverAnswers({ [`POST ${path}`]: { body: file } });
  const onRevealed = vi.fn();
  show(<RevealPerson participation={id} onRevealed={onRevealed} />);
  await userEvent.click(screen.getByRole("button", { name: "Vis opplysningene" }));

  const dialog = await screen.findByRole("alertdialog");
  expect(dialog).toHaveTextContent(/blir loggført/);
  const act = screen.getAllByRole("button", { name: "Vis opplysningene" }).at(-1)!;
  await userEvent.click(act);
  expect(sent).toHaveLength(0);
  expect(screen.getAllByText("Skriv hva du trenger opplysningene til.").length).toBeGreaterThan(0);

  await userEvent.type(screen.getByLabelText("Hva trenger du dem til?"), "Avtale møte på telefon");
  await userEvent.click(act);
  await vi.waitFor(() => expect(onRevealed).toHaveBeenCalledWith(file));
  expect(sent[0]?.body).toEqual({ reason: "Avtale møte på telefon" });
  expect(sent[0]?.headers.get("Idempotency-Key")).toMatch(/^[0-9a-f-]{36}$/);
});
