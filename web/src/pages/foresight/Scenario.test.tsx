import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Schemas } from "../../api/client";
import { expectAccessible } from "../../testing/axe";
import { aProblem, aSession, serverAnswers, show } from "../../testing/page";
import Scenario from "./Scenario";

const id = "00000000-0000-4000-8000-0000000000bb";
const text = 'name = "Mitt"\nbased_on = "base.toml"\n';
const own: Schemas["ScenarioView"] = {
  id,
  shipped: false,
  version: 3,
  name: "Mitt",
  text,
  faults: [],
  changes: [],
  acts: ["read", "change", "discard"],
};
const foresight: Schemas["ForesightView"] = {
  parameters: [],
  contracts: [],
  scenarios: [],
  usual_runs: 1000,
  most_runs: 20000,
};
const at = (scenario: string) => ({
  at: `/foresight/scenarios/${scenario}`,
  path: "/foresight/scenarios/:scenario",
  session: { ...aSession, role: "researcher" as const },
});

test("a fault is told at its line while the text is typed", async () => {
  const sent = serverAnswers({
    "GET /api/foresight": { body: foresight },
    [`GET /api/foresight/scenarios/${id}`]: { body: own },
    "POST /api/foresight/check": {
      body: {
        name: "Mitt",
        faults: [{ line: 3, problem: "unknown key dayz", expected: "name, text, based_on" }],
        changes: [],
      },
    },
    [`PUT /api/foresight/scenarios/${id}`]: { body: { ...own, version: 4, text: `${text}dayz = 3` } },
  });
  const { container } = show(<Scenario />, at(id));
  const area = await screen.findByLabelText("Scenarioets tekst (TOML)");
  expect(screen.getByText("Teksten kan kjøres.")).toBeVisible();
  await userEvent.type(area, "dayz = 3");
  expect(await screen.findByText("Linje 3", {}, { timeout: 3000 })).toBeVisible();
  expect(screen.getByText("Ventet: name, text, based_on")).toBeVisible();
  expect(container.querySelector("[data-faulty]")).toHaveTextContent("3");
  expect(area).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(container);
  await userEvent.click(screen.getByRole("button", { name: "Lagre" }));
  await waitFor(() => expect(screen.getByText("Lagret")).toBeVisible());
  expect(sent.find(({ method }) => method === "PUT")?.body).toEqual({
    text: `${text}dayz = 3`,
    version: 3,
  });
});

test("who was second sees the other text and keeps one of them", async () => {
  const theirs = { ...own, version: 4, text: 'name = "Deres"\n' };
  let tries = 0;
  const sent = serverAnswers({
    "GET /api/foresight": { body: foresight },
    [`GET /api/foresight/scenarios/${id}`]: { body: own },
    "POST /api/foresight/check": { body: { name: "Mitt", faults: [], changes: [] } },
    [`PUT /api/foresight/scenarios/${id}`]: () => {
      tries += 1;
      return tries === 1
        ? { status: 409, body: aProblem({ status: 409, code: "changed_since", current: theirs }) }
        : { body: { ...own, version: 5, text: `${text}#` } };
    },
  });
  show(<Scenario />, at(id));
  await userEvent.type(await screen.findByLabelText("Scenarioets tekst (TOML)"), "#");
  await userEvent.click(screen.getByRole("button", { name: "Lagre" }));
  expect(await screen.findByDisplayValue(/Deres/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Behold min og lagre" }));
  await waitFor(() => expect(screen.getByText("Lagret")).toBeVisible());
  expect(sent.filter(({ method }) => method === "PUT").map(({ body }) => body)).toEqual([
    { text: `${text}#`, version: 3 },
    { text: `${text}#`, version: 4 },
  ]);
});

test("what came with the program is read and copied under a name of its own", async () => {
  const sent = serverAnswers({
    "GET /api/foresight": { body: foresight },
    "GET /api/foresight/scenarios/overlap": {
      body: {
        ...own,
        text: `${text}name_nb = "Mitt"\nname_nn = "Mi"\n`,
        id: "overlap",
        shipped: true,
        version: 0,
        acts: ["read"],
      },
    },
    "POST /api/foresight/scenarios": { status: 201, body: own },
    [`GET /api/foresight/scenarios/${id}`]: { body: own },
  });
  const { router } = show(<Scenario />, at("overlap"));
  expect(await screen.findByLabelText("Scenarioets tekst (TOML)")).toHaveAttribute("readonly");
  await userEvent.click(screen.getByRole("button", { name: "Ta en kopi" }));
  await waitFor(() => expect(router.state.location.pathname).toBe(`/foresight/scenarios/${id}`));
  expect(sent.find(({ method }) => method === "POST")?.body).toEqual({
    text: 'name = "Mitt (kopi)"\nbased_on = "base.toml"\n',
  });
});
