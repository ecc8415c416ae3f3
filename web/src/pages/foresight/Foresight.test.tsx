import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import type { Schemas } from "../../api/client";
import { expectAccessible } from "../../testing/axe";
import { aProblem, aSession, serverAnswers, show } from "../../testing/page";
import Foresight from "./Foresight";

const contract = "00000000-0000-4000-8000-00000000000c";
const runId = "00000000-0000-4000-8000-0000000000aa";

const foresight: Schemas["ForesightView"] = {
  parameters: [
    {
      name: "staff.hire_days",
      unit: "days",
      least: 0,
      most: 365,
      whole: false,
      value: 45,
      low: 20,
      high: 90,
      evidence: "assumption",
      source: "",
      turned_by_leader: true,
    },
  ],
  contracts: [
    {
      id: contract,
      name: "Oppfølging Østfold",
      number: "24/1",
      first_day: "2023-03-13",
      last_day: "2025-05-11",
      days_left: 60,
      option: {
        first_day: "2025-05-12",
        last_day: "2026-05-11",
        decide_by_day: "2025-04-01",
        declined: false,
      },
      participants: 40,
      consultants: 3,
      caseload_ceiling: null,
    },
  ],
  scenarios: [
    { id: "base", shipped: true, name: "Today", text: "", days: 3650, readable: true },
    { id: "overlap", shipped: true, name: "Overlap", text: "", days: 3650, readable: true },
    { id: runId, shipped: false, name: "", text: "", days: 0, readable: false },
  ],
  usual_runs: 1000,
  most_runs: 20000,
};

const bands = (end: number) => ({
  low: [1, end / 2],
  lower: [2, end - 2],
  middle: [3, end],
  upper: [4, end + 2],
  high: [5, end * 2],
});

function run(of: Partial<Schemas["RunView"]> = {}): Schemas["RunView"] {
  return {
    id: runId,
    state: "done",
    done: 2120,
    of: 2120,
    seconds_left: null,
    begun_at: "2025-03-12T09:00:00Z",
    contract: { id: contract, name: "Oppfølging Østfold" },
    option: "declined",
    leaving: 2,
    first_day: "2025-03-12",
    days: 730,
    runs: 1000,
    seed: 1,
    arms: [
      { name: "Today's course", text: "", changes: [] },
      { name: "Chosen", text: "", changes: [{ name: "staff.hire_days", from: 45, to: 90 }] },
    ],
    ledger: { own_register: 3, public_source: 8, assumption: 42, lever: 13 },
    start: { participants: 40, without_lead: 3, waiting: 2, consultants: 3, leaving: 1 },
    picture: {
      runs: 1000,
      draws: 60,
      parameters_drawn: 44,
      links: 7,
      months: [{ name: "gap_percent", arms: [bands(10), bands(20)] }],
      measures: [
        {
          name: "gap_percent",
          unit: "",
          good: "less",
          arms: [
            { mean: 9.5, low: 9, high: 10 },
            { mean: 17.25, low: 17, high: 17.5 },
          ],
          differences: [
            {
              mean: 7.75,
              low: 7.5,
              high: 8,
              ranges_low: 2,
              ranges_high: 14,
              same_sign: 0.97,
              links_low: 3,
              links_high: 9,
            },
          ],
        },
      ],
    },
    ...of,
  };
}

const leader = { session: { ...aSession, role: "leader" as const } };

afterEach(() => vi.restoreAllMocks());

function onScreen(width: number) {
  vi.spyOn(window, "matchMedia").mockImplementation(
    (query) =>
      ({
        matches: width >= Number(/min-width: (\d+)px/.exec(query)?.[1] ?? Infinity),
        addEventListener: () => {},
        removeEventListener: () => {},
      }) as unknown as MediaQueryList,
  );
}

const headings = async () =>
  (await screen.findAllByRole("heading", { level: 2 })).map((one) => one.textContent);

test("a leader sets the option as not taken, and meets what it rests on before what it means", async () => {
  onScreen(1600);
  const sent = serverAnswers({
    "GET /api/foresight": { body: foresight },
    "POST /api/foresight/runs": { status: 201, body: run() },
    [`GET /api/foresight/runs/${runId}`]: { body: run() },
  });
  const { container } = show(<Foresight />, leader);
  await userEvent.click(await screen.findByRole("radio", { name: "Blir ikke utløst" }));
  const leaving = screen.getByLabelText("Konsulenter som sier opp i dag");
  await userEvent.clear(leaving);
  await userEvent.type(leaving, "9");
  await userEvent.click(screen.getByRole("button", { name: "Se framover" }));
  expect(await screen.findByText("Skriv et tall fra 0 til 3.")).toBeVisible();
  expect(sent.some(({ method }) => method === "POST")).toBe(false);

  await userEvent.clear(leaving);
  await userEvent.type(leaving, "2");
  await userEvent.type(screen.getByLabelText(/Tid fra ledig stilling til ja/), "90");
  await userEvent.click(screen.getByRole("button", { name: "Se framover" }));
  await screen.findByRole("heading", { name: "Hva det betyr" });
  expect(await headings()).toEqual([
    "Hva dette hviler på",
    "Hva det betyr",
    "Måned for måned",
    "Alle forskjellene",
    "Ta med",
  ]);
  expect(sent.find(({ method }) => method === "POST")?.body).toEqual({
    contract,
    option: "declined",
    leaving: 2,
    levers: [{ name: "staff.hire_days", value: 90 }],
    scenarios: [],
    runs: 1000,
    seed: 1,
  });
  expect(screen.getByText(/Av 66 tall i modellen er 42 antakelser/)).toBeVisible();
  expect(screen.getByText(/2 konsulenter sier opp i dag/)).toHaveTextContent(
    "Neste opsjon: Blir ikke utløst; 2 konsulenter sier opp i dag; Tid fra ledig stilling til ja: 45 dager → 90 dager",
  );
  expect(screen.getByText(/7,75 % av deltakernes dager mer \(mellom 7,5 og 8\)/)).toBeVisible();
  expect(screen.getByText("Verre")).toBeVisible();
  expect(screen.getByText(/den samme i 97 % av trekningene/)).toBeVisible();
  const row = within(screen.getByRole("table", { name: "Alle forskjellene" })).getAllByRole("row")[1];
  expect(row).toHaveTextContent("+7,75");
  expect(row).toHaveTextContent("+2 til +14");
  expect(row).toHaveTextContent("+3 til +9");
  expect(screen.getByRole("link", { name: /Rapport/ })).toHaveAttribute(
    "href",
    `/api/foresight/runs/${runId}/report?form=html`,
  );
  await expectAccessible(container);
});

test("on a phone the answer comes first, what it rests on in a line above it, and tables are folded", async () => {
  onScreen(360);
  const answered = { body: run() };
  if (answered.body.picture)
    answered.body.picture.months = ["gap_percent", "calm_percent", "jobs"].map((name) => ({
      name,
      arms: [bands(10), bands(20)],
    }));
  serverAnswers({
    "GET /api/foresight": { body: foresight },
    [`GET /api/foresight/runs/${runId}`]: answered,
  });
  const { container } = show(<Foresight />, { ...leader, at: `/?run=${runId}` });
  await screen.findByRole("heading", { name: "Hva det betyr" });
  expect(await headings()).toEqual([
    "Hva det betyr",
    "Måned for måned",
    "Hva dette hviler på",
    "Alle forskjellene",
    "Ta med",
  ]);
  const answer = screen.getByText(/7,75 % av deltakernes dager mer/);
  const caveat = screen.getByText(/er 42 antakelser: sammenlign valg/);
  expect(caveat.compareDocumentPosition(answer)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  for (const name of ["Flere bilder", "Vis tabellen med alle mål"]) {
    const fold = screen.getByRole("button", { name });
    expect(fold).toHaveAttribute("aria-expanded", "false");
    await userEvent.click(fold);
    expect(fold).toHaveAttribute("aria-expanded", "true");
  }
  expect(screen.getAllByRole("slider")).toHaveLength(3);
  expect(screen.getByRole("table", { name: "Alle forskjellene" })).toBeVisible();
  await expectAccessible(container);
});

test("today's course alone is told in sentences too", async () => {
  const alone = run({ option: null, leaving: 0 });
  alone.arms = alone.arms.slice(0, 1);
  if (alone.picture)
    for (const measure of alone.picture.measures) {
      measure.arms = measure.arms.slice(0, 1);
      measure.differences = [];
    }
  serverAnswers({
    "GET /api/foresight": { body: foresight },
    [`GET /api/foresight/runs/${runId}`]: { body: alone },
  });
  show(<Foresight />, { ...leader, at: `/?run=${runId}` });
  expect(await screen.findByRole("heading", { name: "Slik kan det gå" })).toBeVisible();
  expect(screen.getByText(/9,5 % av deltakernes dager \(mellom 9 og 10\)\./)).toBeVisible();
});

test("the ceiling is the contract's own where it has one", async () => {
  const [parameter] = foresight.parameters;
  const [first] = foresight.contracts;
  if (!parameter || !first) throw new Error("nothing to turn");
  serverAnswers({
    "GET /api/foresight": {
      body: {
        ...foresight,
        parameters: [{ ...parameter, name: "staff.caseload_ceiling", unit: "participants", value: 20 }],
        contracts: [{ ...first, caseload_ceiling: 15 }],
      },
    },
  });
  show(<Foresight />, leader);
  expect(await screen.findByText("kontraktens eget tak: 15")).toBeVisible();
  expect(screen.queryByText("vanlig 20")).not.toBeInTheDocument();
});

test("a run that goes on tells how long, shows what there is, and can be stopped", async () => {
  let state: Schemas["RunView"]["state"] = "running";
  serverAnswers({
    "GET /api/foresight": { body: foresight },
    [`GET /api/foresight/runs/${runId}`]: () => ({
      body: run({ state, done: 530, seconds_left: state === "running" ? 12.4 : null }),
    }),
    [`POST /api/foresight/runs/${runId}/stop`]: () => {
      state = "stopped";
      return { body: run({ state, done: 530 }) };
    },
  });
  show(<Foresight />, { ...leader, at: `/?run=${runId}` });
  expect(await screen.findByText(/Kjører, 25 % ferdig, om lag 12 sekunder igjen/)).toBeVisible();
  expect(screen.getByText("Måned for måned")).toBeVisible();
  expect(screen.queryByRole("link", { name: /Rapport/ })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Stopp" }));
  expect(await screen.findByText(/Stoppet før alle forløpene/)).toBeVisible();
  expect(screen.getByRole("link", { name: /Rapport/ })).toBeVisible();
});

test("a run that the program has forgotten is offered anew, calmly", async () => {
  const sent = serverAnswers({
    "GET /api/foresight": { body: foresight },
    [`GET /api/foresight/runs/${runId}`]: {
      status: 404,
      body: aProblem({ status: 404, code: "not_found" }),
    },
    "POST /api/foresight/runs": { status: 201, body: run() },
  });
  show(<Foresight />, { ...leader, at: `/?run=${runId}` });
  await userEvent.click(await screen.findByRole("button", { name: "Kjør igjen" }));
  expect(sent.some(({ method }) => method === "POST")).toBe(true);
});

test("a researcher holds scenarios against each other, and is offered no contract", async () => {
  const scenarioRun = run({
    contract: null,
    option: null,
    leaving: 0,
    start: null,
    arms: [
      { name: "Today", text: "", changes: [] },
      { name: "Overlap", text: "", changes: [{ name: "change.overlap_days", from: 0, to: 14 }] },
    ],
  });
  const sent = serverAnswers({
    "GET /api/foresight": { body: { ...foresight, contracts: [] } },
    "GET /api/foresight/runs": { body: { rows: [] } },
    "POST /api/foresight/runs": { status: 201, body: scenarioRun },
    [`GET /api/foresight/runs/${runId}`]: { body: scenarioRun },
  });
  const { container } = show(<Foresight />, { session: { ...aSession, role: "researcher" } });
  await userEvent.click(await screen.findByRole("checkbox", { name: /Overlap/ }));
  expect(screen.queryByRole("tab")).toBeNull();
  expect(screen.getByRole("checkbox", { name: /Uten navn/ })).toBeDisabled();
  await userEvent.click(screen.getByRole("button", { name: "Se framover" }));
  expect(await screen.findByRole("columnheader", { name: "Overlap" })).toBeVisible();
  expect(sent.find(({ method }) => method === "POST")?.body).toMatchObject({
    contract: null,
    scenarios: ["base", "overlap"],
    days: null,
    runs: 200,
  });
  await expectAccessible(container);
});

test("a house without scenarios says who can help", async () => {
  serverAnswers({
    "GET /api/foresight": { status: 404, body: aProblem({ status: 404, code: "not_found" }) },
  });
  show(<Foresight />, leader);
  expect(await screen.findByText("Dette huset er satt opp uten scenarioer")).toBeVisible();
});
