import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { show } from "../testing/page";
import { UndoToasts, useUndo } from "./UndoToast";

function Doer({ undo }: { undo?: () => void }) {
  const tell = useUndo();
  return <button onClick={() => tell({ text: "Neste møte er flyttet.", undo })}>Flytt</button>;
}

function setUp(undo?: () => void) {
  show(
    <UndoToasts>
      <Doer undo={undo} />
    </UndoToasts>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Flytt" }));
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (seconds: number) =>
  act(() => {
    vi.advanceTimersByTime(seconds * 1000);
  });

describe("what was done last", () => {
  test("is told to screen readers and can be undone for ten seconds", () => {
    const undo = vi.fn();
    setUp(undo);
    expect(screen.getByRole("status")).toHaveTextContent("Neste møte er flyttet.");
    pass(9.9);
    fireEvent.click(screen.getByRole("button", { name: "Angre" }));
    expect(undo).toHaveBeenCalledOnce();
    expect(screen.getByRole("status")).toBeEmptyDOMElement();
  });

  test("is gone after ten seconds", () => {
    setUp(vi.fn());
    pass(10.1);
    expect(screen.queryByRole("button", { name: "Angre" })).not.toBeInTheDocument();
  });

  test("stays for as long as it is pointed at or has the focus", () => {
    setUp(vi.fn());
    fireEvent.focus(screen.getByRole("button", { name: "Angre" }));
    pass(60);
    expect(screen.getByRole("button", { name: "Angre" })).toBeInTheDocument();
    fireEvent.blur(screen.getByRole("button", { name: "Angre" }));
    pass(10.1);
    expect(screen.queryByRole("button", { name: "Angre" })).not.toBeInTheDocument();
  });

  test("offers no undoing where there is none", () => {
    setUp();
    expect(screen.queryByRole("button", { name: "Angre" })).not.toBeInTheDocument();
    expect(screen.getByRole("status")).toHaveTextContent("Neste møte er flyttet.");
  });
});
