import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import { expectAccessible } from "../testing/axe";
import { show } from "../testing/page";
import { ConflictView, type ConflictField } from "./ConflictView";

const kinds: Record<string, string> = { meeting: "Møte", phone: "Telefon" };
const fields: ConflictField<"text" | "kind" | "day">[] = [
  { name: "text", label: "Notat", mine: "Vi snakket om lager.", theirs: "Vi snakket om butikk." },
  { name: "kind", label: "Type", mine: "phone", theirs: "meeting", shownAs: (kind) => kinds[kind] ?? kind },
  { name: "day", label: "Dag", mine: "2025-03-12", theirs: "2025-03-12" },
];

function setUp() {
  const onSave = vi.fn();
  const onCancel = vi.fn();
  const { container } = show(<ConflictView fields={fields} onSave={onSave} onCancel={onCancel} />);
  return { onSave, onCancel, container, note: screen.getByRole("group", { name: "Notat" }) };
}

describe("when somebody else was first", () => {
  test("both texts are shown, and what is alike is not asked about", async () => {
    const { container, note } = setUp();
    expect(within(note).getAllByText("Vi snakket om lager.").length).toBeGreaterThan(0);
    expect(within(note).getByText("Vi snakket om butikk.")).toBeInTheDocument();
    expect(screen.queryByRole("group", { name: "Dag" })).not.toBeInTheDocument();
    await expectAccessible(container);
  });

  test("nothing of mine is lost unless I say so", async () => {
    const { onSave } = setUp();
    await userEvent.click(screen.getByRole("button", { name: "Lagre dette" }));
    expect(onSave).toHaveBeenCalledWith({ text: "Vi snakket om lager.", kind: "phone", day: "2025-03-12" });
  });

  test("I can take theirs for one field and keep mine for another", async () => {
    const { onSave } = setUp();
    const kind = screen.getByRole("group", { name: "Type" });
    expect(within(kind).getByText("Møte")).toBeInTheDocument();
    await userEvent.click(within(kind).getByRole("button", { name: "Bruk den lagrede" }));
    await userEvent.click(screen.getByRole("button", { name: "Lagre dette" }));
    expect(onSave).toHaveBeenCalledWith({ text: "Vi snakket om lager.", kind: "meeting", day: "2025-03-12" });
  });

  test("I can put the texts together", async () => {
    const { onSave, note } = setUp();
    await userEvent.type(within(note).getByRole("textbox"), " Og om butikk.");
    await userEvent.click(screen.getByRole("button", { name: "Lagre dette" }));
    expect(onSave).toHaveBeenCalledWith(
      expect.objectContaining({ text: "Vi snakket om lager. Og om butikk." }),
    );
  });
});
