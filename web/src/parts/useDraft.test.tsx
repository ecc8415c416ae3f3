import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { aProblem, serverAnswers, show } from "../testing/page";
import { DraftStatus } from "./DraftStatus";
import { useDraft } from "./useDraft";

let place = "";
let count = 0;
beforeEach(() => {
  count += 1;
  place = `note-${count}`;
});
afterEach(() => {
  vi.useRealTimers();
});

function Form() {
  const draft = useDraft(place, { text: "" });
  if (!draft.ready) return <p>venter</p>;
  return (
    <>
      <textarea
        aria-label="Notat"
        value={draft.value.text}
        onChange={(event) => draft.change({ text: event.target.value })}
      />
      <button onClick={draft.finish}>Signer</button>
      <DraftStatus draft={draft} />
    </>
  );
}

const noDrafts = { body: { rows: [] } };
const kept = (content: string) => ({
  body: { place, content, participation: null, changed_at: "2025-03-12T12:45:00Z" },
});
const field = () => screen.findByLabelText("Notat");
const type = async (text: string) => fireEvent.change(await field(), { target: { value: text } });
const writes = (sent: { method: string }[]) => sent.filter(({ method }) => method !== "GET");

describe("what is typed", () => {
  test("is saved on the server after a pause, once", async () => {
    const sent = serverAnswers({
      "GET /api/drafts": noDrafts,
      [`PUT /api/drafts/${place}`]: ({ body }) => kept((body as { content: string }).content),
    });
    show(<Form />);
    await type("Vi");
    await type("Vi snakket");
    expect(writes(sent)).toHaveLength(0);
    await screen.findByText("Kladden er lagret kl. 13.45");
    expect(writes(sent)).toHaveLength(1);
    expect(writes(sent)[0]).toMatchObject({
      method: "PUT",
      body: { content: JSON.stringify({ text: "Vi snakket" }), participation: null },
    });
  });

  test("is found again when the form is opened anew, and can be thrown away", async () => {
    const sent = serverAnswers({
      "GET /api/drafts": { body: { rows: [kept(JSON.stringify({ text: "Fra i går" })).body] } },
      [`DELETE /api/drafts/${place}`]: { body: { done: true } },
    });
    show(<Form />);
    expect(await field()).toHaveValue("Fra i går");
    expect(screen.getByText("Du har en kladd fra i dag kl. 13.45.")).toBeInTheDocument();
    fireEvent.click(screen.getByRole("button", { name: "Forkast kladden" }));
    expect(await field()).toHaveValue("");
    await waitFor(() => expect(writes(sent)).toHaveLength(1));
  });

  test("is tried again when the server is away, and is never put into the browser's storage", async () => {
    let away = true;
    const sent = serverAnswers({
      "GET /api/drafts": noDrafts,
      [`PUT /api/drafts/${place}`]: ({ body }) =>
        away
          ? { status: 503, body: aProblem({ status: 503, code: "busy" }) }
          : kept((body as { content: string }).content),
    });
    vi.useFakeTimers({ shouldAdvanceTime: true });
    show(<Form />);
    await type("Vi snakket");
    await act(() => vi.advanceTimersByTimeAsync(1_000));
    expect(screen.getByText(/ikke lagret ennå/)).toBeInTheDocument();
    away = false;
    await act(() => vi.advanceTimersByTimeAsync(6_000));
    expect(screen.getByText("Kladden er lagret kl. 13.45")).toBeInTheDocument();
    expect(writes(sent)).toHaveLength(2);
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain("snakket");
  });

  test("survives leaving the form while the server is away", async () => {
    serverAnswers({
      "GET /api/drafts": noDrafts,
      [`PUT /api/drafts/${place}`]: { status: 503, body: aProblem({ status: 503, code: "busy" }) },
    });
    const first = show(<Form />);
    await type("Nesten ferdig");
    first.unmount();
    show(<Form />);
    expect(await field()).toHaveValue("Nesten ferdig");
  });

  test("is no draft any more once it is sent", async () => {
    const sent = serverAnswers({
      "GET /api/drafts": noDrafts,
      [`PUT /api/drafts/${place}`]: ({ body }) => kept((body as { content: string }).content),
      [`DELETE /api/drafts/${place}`]: { body: { done: true } },
    });
    show(<Form />);
    await type("Ferdig");
    await screen.findByText("Kladden er lagret kl. 13.45");
    fireEvent.click(screen.getByRole("button", { name: "Signer" }));
    await waitFor(() => expect(writes(sent).at(-1)?.method).toBe("DELETE"));
    expect(await field()).toHaveValue("");
  });
});
