import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import { expectAccessible } from "../testing/axe";
import { show } from "../testing/page";
import { ConfirmDialog } from "./ConfirmDialog";
import { EmptyState } from "./EmptyState";
import { PersonName } from "./PersonName";
import { PhaseChip } from "./PhaseChip";
import { QrCode } from "./QrCode";
import { RelativeDay, RelativeTime } from "./RelativeDay";
import { RuleWarnings } from "./RuleWarnings";
import { SeStage } from "./SeStage";
import { SkeletonList } from "./Skeletons";

describe("a phase chip", () => {
  test.each([
    ["not_yet", "ikke begynt"],
    ["start", "oppstart"],
    ["under_way", "underveis"],
    ["end", "avslutning"],
    ["over", "ferdig"],
  ] as const)("says %s with a word and a sign, not by colour alone", async (phase, word) => {
    const { container } = show(<PhaseChip phase={phase} />);
    expect(screen.getByText(word)).toBeInTheDocument();
    expect(container.querySelector("svg")).toBeInTheDocument();
    await expectAccessible(container);
  });

  test("names the circle where several stand together", () => {
    const { container } = show(<PhaseChip phase="end" circle="contract" />);
    expect(container).toHaveTextContent("Kontrakten avslutning");
  });
});

describe("a day", () => {
  test("is said as people say it, with the whole date on hover and for screen readers", () => {
    show(<RelativeDay day="2025-03-13" />);
    expect(screen.getByText("i morgen")).toHaveAttribute("aria-hidden");
    expect(screen.getByTitle("torsdag 13. mars 2025")).toHaveAttribute("datetime", "2025-03-13");
    expect(screen.getByText("i morgen, torsdag 13. mars 2025")).toBeInTheDocument();
  });

  test("that is not set is a dash, and read as none", () => {
    const { container } = show(<RelativeDay day={null} />);
    expect(container).toHaveTextContent("—ingen");
  });

  test("with a clock is told in Norwegian time", () => {
    show(<RelativeTime at="2025-03-12T12:45:00Z" />);
    expect(screen.getByText("i dag kl. 13.45")).toBeInTheDocument();
  });
});

describe("a warning of the rules of duration", () => {
  test("says which limit, its day, and for whom where not for everybody", () => {
    const { container } = show(
      <RuleWarnings
        warnings={[
          { kind: "near_ordinary", limit_day: "2025-03-20", days_left: 8, groups: null, source: "forskrift" },
          {
            kind: "beyond_absolute",
            limit_day: "2025-02-02",
            days_left: -38,
            groups: "Trenger veiledning",
            source: "forskrift",
          },
        ]}
      />,
    );
    const [near, beyond] = [...container.querySelectorAll("[title=forskrift]")];
    expect(near).toHaveTextContent(/Nær vanlig varighet \(.*torsdag 20. mars 2025\)$/);
    expect(beyond).toHaveTextContent(/Over lengste varighet \(.*\)\. Gjelder Trenger veiledning$/);
  });
});

describe("a person's name", () => {
  test("is the given name and the family name", () => {
    const { container } = show(
      <PersonName name={{ given_name: "Nora", family_name: "Dal", protected: false }} />,
    );
    expect(container).toHaveTextContent("Nora Dal");
  });

  test("is withheld where the address is protected", () => {
    const { container } = show(
      <PersonName name={{ given_name: null, family_name: null, protected: true }} />,
    );
    expect(container).toHaveTextContent(/^Adressebeskyttet$/);
  });

  test("still shows the protection once it is revealed", () => {
    const { container } = show(
      <PersonName name={{ given_name: "Nora", family_name: "Dal", protected: true }} />,
    );
    expect(container).toHaveTextContent("Nora Dal Adressebeskyttet");
  });
});

describe("the stage of Supported Employment", () => {
  test("is named", () => {
    show(<SeStage stage={3} />);
    expect(screen.getByText("Trinn 3 av 5: Finne jobb")).toBeInTheDocument();
  });
  test("that is not set says so", () => {
    show(<SeStage stage={null} />);
    expect(screen.getByText("Trinn er ikke satt")).toBeInTheDocument();
  });
});

test("an empty state says what to do next", async () => {
  const { container } = show(
    <EmptyState title="Ingen notater ennå" action={<button>Skriv et notat</button>}>
      Skriv det første etter dere har snakket sammen.
    </EmptyState>,
  );
  expect(screen.getByRole("heading", { name: "Ingen notater ennå" })).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Skriv et notat" })).toBeInTheDocument();
  await expectAccessible(container);
});

test("a list that is fetched says so, and shows its outline to the eye only", () => {
  const { container } = show(<SkeletonList rows={3} />);
  expect(screen.getByRole("status")).toHaveAccessibleName("Henter …");
  expect(container.querySelectorAll(".aksel-skeleton")).toHaveLength(3);
});

test("a QR code is a picture with a name, drawn without any request", async () => {
  const fetched = vi.spyOn(globalThis, "fetch");
  const { container } = show(
    <QrCode text="otpauth://totp/Stafett:kari?secret=JBSWY3DPEHPK3PXP" label="QR-kode" />,
  );
  expect(screen.getByRole("img", { name: "QR-kode" }).querySelector("path")?.getAttribute("d")).toMatch(
    /^M2 2h1v1/,
  );
  expect(fetched).not.toHaveBeenCalled();
  await expectAccessible(container);
});

describe("a confirmation", () => {
  test("names the consequence, and does nothing before the verb is pressed", async () => {
    const onConfirm = vi.fn();
    const onCancel = vi.fn();
    show(
      <ConfirmDialog
        open
        title="Forkaste importen?"
        act="Forkast importen"
        onConfirm={onConfirm}
        onCancel={onCancel}
      >
        Forhåndsvisningen blir borte. Ingen deltakere blir endret.
      </ConfirmDialog>,
    );
    const dialog = screen.getByRole("alertdialog", { name: "Forkaste importen?" });
    expect(dialog).toHaveTextContent("Ingen deltakere blir endret.");
    await userEvent.click(screen.getByRole("button", { name: "Avbryt" }));
    expect(onCancel).toHaveBeenCalledOnce();
    expect(onConfirm).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole("button", { name: "Forkast importen" }));
    expect(onConfirm).toHaveBeenCalledOnce();
    await expectAccessible(document.body);
  });
});
