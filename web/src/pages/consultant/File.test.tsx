import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Schemas } from "../../api/client";
import { UndoToasts } from "../../parts/UndoToast";
import { expectAccessible } from "../../testing/axe";
import { aFile, aParticipation as id, kari } from "../../testing/file";
import { aProblem, serverAnswers, show } from "../../testing/page";
import { Plan } from "./Plan";
import { Work } from "./Work";
import Participant from "./Participant";

type Answers = Parameters<typeof serverAnswers>[0];
type File = Schemas["ParticipationFile"];

const yesterdays: Schemas["AppointmentView"] = {
  id: "33000000-0000-4000-8000-000000000001",
  version: 1,
  starts_at: "2025-03-11T09:00:00Z",
  day: "2025-03-11",
  minutes: 45,
  kind: "meeting",
  place: "Kontoret",
  purpose: "CV",
  state: "planned",
  with: kari,
};
const put = `PUT /api/appointments/${yesterdays.id}`;

function see(element: React.ReactNode, answers: Answers) {
  const sent = serverAnswers(answers);
  return { sent, ...show(<UndoToasts>{element}</UndoToasts>) };
}

test("what became of an appointment is one press, and can be undone with the version it has then", async () => {
  const file: File = { ...aFile, appointments: [yesterdays] };
  const { sent, container } = see(<Plan file={file} />, {
    [put]: ({ body }) => {
      const { state, version } = body as { state: Schemas["AppointmentView"]["state"]; version: number };
      return { body: { ...file, appointments: [{ ...yesterdays, state, version: version + 1 }] } };
    },
  });
  const user = userEvent.setup();
  await expectAccessible(container);
  await user.click(screen.getByRole("button", { name: "Kom ikke" }));
  await user.click(await screen.findByRole("button", { name: "Angre" }));
  const asked = sent.filter((one) => one.method === "PUT").map(({ body }) => body);
  expect(asked).toMatchObject([
    { state: "missed", version: 1 },
    { state: "planned", version: 2 },
  ]);
});

test("who moves an appointment that somebody else has moved sees both, and chooses", async () => {
  const file: File = { ...aFile, appointments: [yesterdays] };
  const moved: File = { ...file, appointments: [{ ...yesterdays, version: 2, place: "Kafeen" }] };
  let tries = 0;
  const { sent } = see(<Plan file={file} />, {
    [put]: () => {
      tries += 1;
      return tries > 1
        ? { body: moved }
        : { status: 409, body: aProblem({ status: 409, code: "changed_since", current: moved as never }) };
    },
  });
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "Flytt eller endre" }));
  const place = await screen.findByLabelText("Sted");
  await user.clear(place);
  await user.type(place, "Biblioteket");
  await user.click(screen.getByRole("button", { name: "Lagre avtalen" }));
  const both = within(await screen.findByRole("group", { name: "Sted" }));
  expect(both.getByText("Kafeen")).toBeVisible();
  await user.click(both.getByRole("button", { name: "Bruk den lagrede" }));
  await user.click(screen.getByRole("button", { name: "Lagre dette" }));
  await screen.findByText("Avtalen er lagret.");
  expect(sent.at(-1)?.body).toMatchObject({ place: "Kafeen", version: 2 });
});

test("who presses too late sees what somebody else has made of it, and both stand to choose", async () => {
  const file: File = { ...aFile, appointments: [yesterdays] };
  const held: File = { ...file, appointments: [{ ...yesterdays, version: 2, state: "held" }] };
  let tries = 0;
  const { sent, container } = see(<Plan file={file} />, {
    [put]: () => {
      tries += 1;
      return tries > 1
        ? { body: held }
        : { status: 409, body: aProblem({ status: 409, code: "changed_since", current: held as never }) };
    },
  });
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "Kom ikke" }));
  const both = within(await screen.findByRole("group", { name: "Hva ble det av avtalen?" }));
  expect(both.getByText("Ikke møtt")).toBeVisible();
  expect(both.getByText("Holdt")).toBeVisible();
  expect(screen.queryByRole("group", { name: "Sted" })).not.toBeInTheDocument();
  await expectAccessible(container);
  await user.click(both.getByRole("button", { name: "Bruk den lagrede" }));
  await user.click(screen.getByRole("button", { name: "Lagre dette" }));
  await screen.findByText("Avtalen er lagret.");
  expect(sent.at(-1)?.body).toMatchObject({ state: "held", version: 2 });
});

test("what is done and what is past is out of the way; what nobody has said what became of is not", async () => {
  const done: Schemas["TaskView"] = {
    ...task,
    id: `${task.id.slice(0, -1)}2`,
    text: "Ringt",
    done_day: "2025-03-01",
  };
  const held = {
    ...yesterdays,
    id: `${yesterdays.id.slice(0, -1)}2`,
    state: "held" as const,
    purpose: "Første møte",
  };
  const { container } = see(
    <Plan file={{ ...aFile, tasks: [done, task], appointments: [held, yesterdays] }} />,
    {},
  );
  expect(screen.getByText("Ringe bakeriet")).toBeVisible();
  expect(screen.getByText(/CV/)).toBeVisible();
  for (const [folded, name] of [
    ["Ringt", "Vis 1 gjort oppgave"],
    [/Første møte/, "Vis 1 tidligere avtale"],
  ] as const) {
    const fold = screen.getByRole("button", { name, expanded: false });
    expect(fold.parentElement).toContainElement(screen.getByText(folded));
    expect(fold.parentElement).not.toHaveTextContent(/Ringe bakeriet|CV/);
  }
  await expectAccessible(container);
});

const task: Schemas["TaskView"] = {
  id: "35000000-0000-4000-8000-000000000001",
  version: 1,
  owner: "consultant",
  text: "Ringe bakeriet",
  due_day: "2025-03-14",
  done_day: null,
};

test("who takes a press back too late sees both as well", async () => {
  const file: File = { ...aFile, tasks: [task], acts: ["add_task"] };
  const answers: File["tasks"] = [
    { ...task, version: 2, done_day: "2025-03-12" },
    { ...task, version: 3, done_day: "2025-03-12", text: "Ringe bakeriet og butikken" },
  ];
  const { sent } = see(<Plan file={file} />, {
    [`PUT /api/tasks/${task.id}`]: ({ body }) => {
      const { version } = body as { version: number };
      const now = { ...file, tasks: [answers[version === 1 ? 0 : 1]!] };
      return version === 2
        ? { status: 409, body: aProblem({ status: 409, code: "changed_since", current: now as never }) }
        : { body: now };
    },
  });
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: /^Merk som gjort/ }));
  await user.click(await screen.findByRole("button", { name: "Angre" }));
  const text = within(await screen.findByRole("group", { name: "Hva skal gjøres?" }));
  await user.click(text.getByRole("button", { name: "Bruk den lagrede" }));
  await user.click(screen.getByRole("button", { name: "Lagre dette" }));
  await screen.findByText("Oppgaven er lagret.");
  expect(sent.at(-1)?.body).toMatchObject({
    text: "Ringe bakeriet og butikken",
    done_day: null,
    version: 3,
  });
});

const bakery: Schemas["EmployerView"] = {
  id: "34000000-0000-4000-8000-000000000001",
  version: 1,
  organisation_number: null,
  name: "Bakeriet på hjørnet",
  place: "Prøvestad",
  industry: "Bakeri",
  jobs: 0,
  current_jobs: 0,
};

test("a job names its firm; one that is not known yet is registered on the way", async () => {
  const file: File = { ...aFile, acts: ["add_job"] };
  const { sent, container } = see(<Work file={file} />, {
    "GET /api/employers": { body: { rows: [], next_cursor: null } },
    "POST /api/employers": { status: 201, body: bakery },
    [`POST /api/participations/${id}/jobs`]: { status: 201, body: file },
  });
  const user = userEvent.setup();
  await expectAccessible(container);
  await user.click(screen.getByRole("button", { name: "Legg til" }));
  await user.click(await screen.findByRole("button", { name: "Lagre" }));
  expect(await screen.findAllByText("Velg arbeidsgiver, eller registrer en ny.")).not.toEqual([]);

  await user.type(screen.getByRole("searchbox"), "Bakeriet på hjørnet");
  await user.click(screen.getByRole("button", { name: "Registrer ny arbeidsgiver" }));
  expect(await screen.findByLabelText("Navn")).toHaveValue("Bakeriet på hjørnet");
  await user.click(screen.getByRole("button", { name: "Registrer" }));
  expect(await screen.findByRole("radio", { name: "Bakeriet på hjørnet, Prøvestad" })).toBeChecked();
  await user.type(screen.getByLabelText("Stilling eller oppgaver"), "Lærling");
  await user.click(screen.getByRole("button", { name: "Lagre" }));
  await screen.findByText("Arbeidet er lagret.");
  expect(sent.find(({ path }) => path.endsWith("/jobs"))?.body).toEqual({
    employer: bakery.id,
    kind: "work_trial",
    title: "Lærling",
    first_day: "2025-03-12",
    last_day: null,
    extent_percent: 50,
  });
});

function openFile(file: File, tab: string, answers: Answers) {
  const sent = serverAnswers({
    [`GET /api/participations/${id}`]: { body: file },
    [`GET /api/participations/${id}/timeline`]: {
      status: 404,
      body: aProblem({ status: 404, code: "not_found" }),
    },
    ...answers,
  });
  const shown = show(
    <UndoToasts>
      <Participant />
    </UndoToasts>,
    { at: `/participants/${id}/${tab}`, path: "/participants/:participation/:tab?" },
  );
  return { sent, ...shown };
}

test("the invitation to the participant's own page is a link that is shown once", async () => {
  const { sent } = openFile({ ...aFile, acts: ["add_task", "set_goal", "invite_participant"] }, "plan", {
    [`POST /api/participations/${id}/invitation`]: {
      status: 201,
      body: { path: "/invitation/hemmelig", expires_at: "2025-03-19T10:00:00Z" },
    },
  });
  const user = userEvent.setup();
  await user.click(await screen.findByRole("button", { name: "Mer" }));
  await user.click(await screen.findByRole("menuitem", { name: "Inviter til egen side" }));
  await user.type(await screen.findByLabelText("Brukernavn"), "ola.oppdiktet");
  await user.click(screen.getByRole("button", { name: "Lag lenke" }));
  const link = within(await screen.findByRole("dialog", { name: "Lenken er klar" }));
  expect(link.getByText(`${location.origin}/invitation/hemmelig`)).toBeVisible();
  expect(link.getByText(/bare denne ene gangen/)).toBeVisible();
  expect(sent.at(-1)?.body).toEqual({ username: "ola.oppdiktet" });
});

test("tabs that are not for the reader are not there", async () => {
  openFile({ ...aFile, acts: [] }, "plan", {});
  const names = (await screen.findAllByRole("tab")).map((tab) => tab.textContent);
  expect(names).toEqual(["Oversikt", "Plan", "Arbeid"]);
});

test("what the agency's file had and we have no place for is on the file all the same", async () => {
  openFile({ ...aFile, kept_aside: [{ path: "Skonummer", value: "44", source: "csv" }] }, "overview", {});
  const section = within(await screen.findByRole("region", { name: "Andre opplysninger fra fila" }));
  expect(section.getByText("Skonummer")).toBeVisible();
  expect(section.getByText("44")).toBeVisible();
});

test("who has ended has no days left, and none too few", async () => {
  const phases = { ...aFile.phases, participation: "over" as const };
  openFile({ ...aFile, days_left: -40, phases }, "overview", {});
  expect(await screen.findByText("Tid igjen")).toBeVisible();
  expect(screen.queryByText("-40 dager")).not.toBeInTheDocument();
});
