import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, test, vi } from "vitest";
import { noAnswer, ProblemError } from "../api/problem";
import { expectAccessible } from "../testing/axe";
import { aProblem, show } from "../testing/page";
import { useFormFaults } from "./FormFaults";
import { ProblemAlert } from "./ProblemAlert";

describe("a problem", () => {
  test("has its text by its code", () => {
    show(
      <ProblemAlert error={new ProblemError(aProblem({ status: 401, code: "wrong_name_or_password" }))} />,
    );
    expect(screen.getByText("Feil brukernavn eller passord")).toBeInTheDocument();
  });

  test("with a code nobody has written a text for is told by its status", () => {
    show(<ProblemAlert error={new ProblemError(aProblem({ status: 422, code: "never_heard_of" }))} />);
    expect(screen.getByText("Dette går ikke slik det står nå")).toBeInTheDocument();
    expect(screen.queryByText(/never_heard_of/)).not.toBeInTheDocument();
  });

  test("of too many tries says how long to wait", () => {
    const problem = aProblem({ status: 429, code: "too_many", retry_after_seconds: 240 });
    show(<ProblemAlert error={new ProblemError(problem)} />);
    expect(screen.getByText("Vent 4 minutter før du prøver igjen.")).toBeInTheDocument();
  });

  test("of a broken server gives the number to report", () => {
    const problem = aProblem({ status: 500, code: "broken", incident: "a1b2c3d4e5" });
    show(<ProblemAlert error={new ProblemError(problem)} />);
    expect(screen.getByText(/a1b2c3d4e5/)).toBeInTheDocument();
  });

  test("names the rule it comes from", () => {
    const problem = aProblem({ status: 422, code: "refused", source: "forskrift § 4-3" });
    show(<ProblemAlert error={new ProblemError(problem)} />);
    expect(screen.getByText("Regel: forskrift § 4-3")).toBeInTheDocument();
  });

  test("of a missing answer can be tried again", async () => {
    const onRetry = vi.fn();
    const { container } = show(<ProblemAlert error={new ProblemError(noAnswer())} onRetry={onRetry} />);
    await expectAccessible(container);
    await userEvent.click(screen.getByRole("button", { name: "Prøv igjen" }));
    expect(onRetry).toHaveBeenCalledOnce();
  });

  test("that was thrown by the page itself shows nothing of its inside", () => {
    const { container } = show(<ProblemAlert error={new TypeError("secret detail")} />);
    expect(screen.getByText("Siden kunne ikke vises")).toBeInTheDocument();
    expect(container).not.toHaveTextContent("secret");
  });
});

function Form({ error }: { error?: unknown }) {
  const [day, setDay] = useState("");
  const faults = useFormFaults(["/last_day"], error);
  const field = faults.at("/last_day");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        faults.check({ "/last_day": !day && "Velg en dag." });
      }}
    >
      <label htmlFor={field.id}>Siste dag</label>
      <input id={field.id} value={day} onChange={(event) => setDay(event.target.value)} />
      {field.error && <p data-testid="at-field">{field.error}</p>}
      {faults.summary}
      <button>Lagre</button>
    </form>
  );
}

describe("a form with faults", () => {
  test("shows each at its field and in a summary that takes the focus and leads there", async () => {
    const { container } = show(<Form />);
    await userEvent.click(screen.getByRole("button", { name: "Lagre" }));
    expect(screen.getByTestId("at-field")).toHaveTextContent("Velg en dag.");
    const link = screen.getByRole("link", { name: "Velg en dag." });
    expect(link.getAttribute("href")).toBe(`#${screen.getByLabelText("Siste dag").id}`);
    expect(link.closest(".aksel-error-summary")).toContainElement(document.activeElement as HTMLElement);
    await expectAccessible(container);
  });

  test("lets the fault go when it is mended", async () => {
    show(<Form />);
    await userEvent.click(screen.getByRole("button", { name: "Lagre" }));
    await userEvent.type(screen.getByLabelText("Siste dag"), "2025-06-30");
    await userEvent.click(screen.getByRole("button", { name: "Lagre" }));
    expect(screen.queryByTestId("at-field")).not.toBeInTheDocument();
  });

  test("places what the server refused at the field it names", () => {
    const problem = aProblem({ status: 422, code: "refused", field: "/last_day" });
    show(<Form error={new ProblemError(problem)} />);
    expect(screen.getByTestId("at-field")).toHaveTextContent("Dette går ikke slik det står nå");
  });

  test("tells what the server refused about something else in an alert, which takes the focus", () => {
    const problem = aProblem({ status: 422, code: "refused", field: "/elsewhere" });
    show(<Form error={new ProblemError(problem)} />);
    expect(screen.queryByTestId("at-field")).not.toBeInTheDocument();
    const focused = document.activeElement as HTMLElement;
    expect(within(focused).getByText("Dette går ikke slik det står nå")).toBeInTheDocument();
  });
});
