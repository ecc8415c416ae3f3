import { screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { Schemas } from "../api/client";
import { expectAccessible } from "../testing/axe";
import { show } from "../testing/page";
import { ReaderRows } from "./ReaderList";

type Reader = Schemas["ReaderRow"];

const act = (at: string, act: Partial<Reader> = {}): Reader => ({
  at,
  name: "Kari Konsulent",
  role: "consultant",
  relation: "lead",
  action: "read",
  kind: "note",
  ...act,
});
const items = () => screen.getAllByRole("listitem").filter((item) => within(item).queryByRole("list"));

describe("who has read", () => {
  test("is told once a day and person: what was opened, and how many times", async () => {
    const { container } = show(
      <ReaderRows
        narrow
        rows={[
          act("2025-03-12T10:30:00Z"),
          act("2025-03-12T10:20:00Z", { kind: "goal" }),
          act("2025-03-12T10:10:00Z"),
          act("2025-03-11T10:10:00Z"),
          act("2025-03-11T10:00:00Z", { name: "Liv Leder", role: "leader" }),
        ]}
      />,
    );
    expect(items()).toHaveLength(3);
    expect(items()[0]).toHaveTextContent(
      "Kari KonsulentJobbkonsulent · i dag kl. 11.10–11.30Leste: notater 2 gangerLeste: målet",
    );
    expect(items()[1]).toHaveTextContent("Kari KonsulentJobbkonsulent · i går kl. 11.10Leste: notater");
    expect(items()[2]).toHaveTextContent("Liv LederTeamleder");
    await expectAccessible(container);
  });

  test("says of a list what it shows, which is the name", () => {
    show(<ReaderRows narrow rows={[act("2025-03-12T10:30:00Z", { action: "list", kind: "identity" })]} />);
    expect(screen.getByText("Så navnet i en liste")).toBeInTheDocument();
  });

  test("names a role where the log has no name", () => {
    const link = {
      name: "",
      role: "participant",
      relation: "none",
      action: "invitation_accepted",
      kind: "account",
    };
    show(<ReaderRows narrow rows={[act("2025-03-12T10:30:00Z", link)]} />);
    expect(items()[0]).toHaveTextContent("Deltakeri dag kl. 11.30Tok imot invitasjonen: kontoen");
  });

  test("shows no more than was asked for", () => {
    show(<ReaderRows narrow most={1} rows={[act("2025-03-12T10:30:00Z"), act("2025-03-10T10:30:00Z")]} />);
    expect(items()).toHaveLength(1);
  });
});
