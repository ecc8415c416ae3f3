import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { show } from "../testing/page";
import { DayField } from "./DayField";
import { FormPage } from "./FormPage";

/** A form of one day that need not be there, as it is sent. */
function OneDay({ send, max }: { send: (day: string) => void; max?: string }) {
  const [day, setDay] = useState("");
  return (
    <FormPage act="Lagre" busy={false} faults={null} cancelTo="/" onSubmit={() => send(day)}>
      <DayField label="Dag" value={day} onChange={setDay} max={max} />
    </FormPage>
  );
}

test("a day is taken as people write it, by the button and by Enter", async () => {
  const send = vi.fn();
  show(<OneDay send={send} />);
  const user = userEvent.setup();
  const field = await screen.findByLabelText("Dag");
  await user.type(field, "24. mars");
  await user.click(screen.getByRole("button", { name: "Lagre" }));
  expect(field).toHaveValue("24.03.2025");
  expect(send).toHaveBeenLastCalledWith("2025-03-24");
  await user.clear(field);
  await user.type(field, "2/4{Enter}");
  expect(send).toHaveBeenLastCalledWith("2025-04-02");
});

test("what is no day, or too late a one, is told beside it and never sent as if nothing stood there", async () => {
  const send = vi.fn();
  show(<OneDay send={send} max="2025-03-12" />);
  const user = userEvent.setup();
  const field = await screen.findByLabelText("Dag");
  await user.type(field, "snart");
  await user.click(screen.getByRole("button", { name: "Lagre" }));
  expect(await screen.findByText("Skriv dagen slik: 12.03.2025")).toBeVisible();
  expect(field).toHaveFocus();
  expect(field).toHaveValue("snart");
  await user.clear(field);
  await user.type(field, "13.03.2025{Enter}");
  expect(await screen.findByText("Velg en dag som ikke er senere enn 12.03.2025")).toBeVisible();
  expect(send).not.toHaveBeenCalled();
  await user.clear(field);
  await user.click(screen.getByRole("button", { name: "Lagre" }));
  expect(send).toHaveBeenCalledWith("");
});
