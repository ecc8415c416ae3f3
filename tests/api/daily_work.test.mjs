// The daily work, told by the people who do it: given, met, written about, planned with, and seen by the participant
// and by Nav.
import assert from "node:assert/strict";

import { after, before, step, test } from "../node/frame.mjs";
import { accept_invitation, open_house } from "../node/house.mjs";
import { day_from, give, small_office } from "../node/small_office.mjs";

let house;
let office;
let ola;
let file;

const day = (days) => day_from(office.today, days);
const list_columns = "Fornavn;Etternavn;Status;Startdato;Nav-veileder;Nav-enhet;Adressebeskyttelse";

before(async () => {
  house = await open_house();
  office = await small_office(house);
  ola = `/api/participations/${office.people.Ola}`;
});
after(() => house?.stop());

test("a participant waits in the leader's queue, is given to a consultant, and stands on her list", async () => {
  const { leader, anna, ids } = office;
  const overview = await leader.must("GET", "/api/team-overview");
  assert.equal(overview.without_lead.length, 6);
  const given = await give(office, office.people.Ola, ids.anna, -1);
  assert.equal(given.assigned, 1);
  const mine = await anna.must("GET", "/api/participations?scope=mine&sort=next_date&order=descending");
  assert.deepEqual(
    mine.rows.map(({ person, relation }) => [person.given_name, relation]),
    [["Ola", "lead"]],
  );
  assert.equal((await anna.must("GET", "/api/my-day")).week.participants, 1);
  assert.equal((await anna.must("GET", "/api/search?q=oppdiktet")).hits.length, 1);
});

test("somebody beside the lead comes and goes, with days and reasons", async () => {
  const { leader, ids } = office;
  await leader.must("POST", "/api/assignments", {
    body: {
      participations: [office.people.Ola],
      employee: ids.bo,
      part: "co",
      first_day: day(-1),
      reason: "Hjelper til",
    },
  });
  file = await leader.must("GET", ola);
  const beside = file.chain.find(({ part }) => part === "co");
  const ended = await leader.must("POST", `/api/assignments/${beside.id}/end`, {
    body: { last_day: day(0), reason: "Ferdig", version: beside.version },
  });
  assert.equal(ended.chain.find(({ part }) => part === "co").end_reason, "Ferdig");
});

test("a note is a draft as long as it is typed, and corrected, never changed, once it is signed", async () => {
  const { anna } = office;
  const content = (text) => ({ kind: "meeting", day: day(0), minutes: 30, present: "", text });
  const draft = await anna.must("POST", `${ola}/notes`, { body: { ...content("Vi"), sign: false } });
  const typed = await anna.must("PUT", `/api/notes/${draft.id}`, {
    body: { ...content("Vi møttes."), version: draft.version },
  });
  const signed = await anna.must("POST", `/api/notes/${draft.id}/signature`, {
    body: { version: typed.version },
  });
  assert.equal(signed.state, "signed");
  const corrected = await anna.must("POST", `/api/notes/${draft.id}/corrections`, {
    body: { ...content("Vi møttes på biblioteket."), reason: "Stedet manglet", version: signed.version },
  });
  assert.deepEqual(
    corrected.earlier.map(({ text, written_by }) => [text, written_by.name]),
    [["Vi møttes.", "Anna Konsulent"]],
  );
  assert.deepEqual(await anna.must("GET", `/api/notes/${draft.id}`), corrected);
  assert.equal((await anna.must("GET", `${ola}/notes?limit=1`)).rows.length, 1);

  step("another one is thrown away");
  const other = await anna.must("POST", `${ola}/notes`, { body: { ...content("Feil"), sign: false } });
  assert.deepEqual(await anna.must("DELETE", `/api/notes/${other.id}?version=${other.version}`), {
    done: true,
  });
  assert.equal((await anna.ask("GET", `/api/notes/${other.id}`)).status, 404);
});

test("goal, next date, tasks, stage and work are written where they belong", async () => {
  const { anna } = office;
  file = await anna.must("PUT", `${ola}/goal`, {
    body: { text: "Jeg vil jobbe ute", day: day(0), version: 0 },
  });
  assert.equal(file.goal.text, "Jeg vil jobbe ute");

  const meeting = {
    starts_at: `${day(3)}T09:00:00Z`,
    minutes: 45,
    kind: "meeting",
    place: "Kontoret",
    purpose: "",
  };
  file = await anna.must("POST", `${ola}/appointments`, { body: meeting });
  const [planned] = file.appointments;
  file = await anna.must("PUT", `/api/appointments/${planned.id}`, {
    body: { ...meeting, place: "Kafeen", state: "planned", version: planned.version },
  });
  assert.equal(file.next.place, "Kafeen");

  file = await anna.must("POST", `${ola}/tasks`, {
    body: { owner: "participant", text: "Skrive CV", due_day: day(5) },
  });
  const [task] = file.tasks;
  file = await anna.must("PUT", `/api/tasks/${task.id}`, {
    body: { owner: "participant", text: "Skrive CV", done_day: day(0), version: task.version },
  });
  assert.equal(file.tasks[0].done_day, day(0));

  file = await anna.must("POST", `${ola}/se-stage`, {
    body: { stage: 2, day: day(0), reason: "Vi kartlegger", version: file.version },
  });
  assert.equal(file.se_stage, 2);

  const firm = await anna.must("POST", "/api/employers", {
    body: { name: "Bakeriet på hjørnet", place: "Moss", industry: "Bakeri" },
  });
  assert.equal((await anna.must("GET", "/api/employers?q=bakeriet")).rows[0].id, firm.id);
  const work = { kind: "practice", title: "Baker", first_day: day(0), extent_percent: 50 };
  file = await anna.must("POST", `${ola}/jobs`, { body: { employer: firm.id, ...work } });
  const [job] = file.jobs;
  file = await anna.must("PUT", `/api/jobs/${job.id}`, {
    body: { ...work, last_day: day(60), version: job.version },
  });
  assert.equal(file.jobs[0].last_day, day(60));
});

test("dates and milestones move the circles, and the time line shows them", async () => {
  const { anna } = office;
  for (const milestone of ["plan_agreed", "mapping_confirmed"])
    file = await anna.must("POST", `${ola}/milestones`, {
      body: { milestone, day: day(-1), version: file.version },
    });
  assert.equal(file.phases.participation, "under_way");
  file = await anna.must("PUT", `${ola}/dates`, {
    body: { start_day: day(-60), last_day: day(220), reason: "Forlenget", version: file.version },
  });
  assert.equal(file.last_day, day(220));
  const line = await anna.must("GET", `${ola}/timeline`);
  assert.equal(line.contacts.length, 1);
  assert.ok(line.gaps.length > 0, "nobody followed before yesterday");
});

test("what somebody types is theirs, on any machine, until it is sent or dropped", async () => {
  const { anna, bo } = office;
  const place = `/api/drafts/note:${office.people.Ola}`;
  await anna.must("PUT", place, {
    body: { content: '{"text":"Vi"}', participation: office.people.Ola },
  });
  assert.equal((await anna.must("GET", "/api/drafts")).rows.length, 1);
  assert.equal((await bo.must("GET", "/api/drafts")).rows.length, 0);
  await anna.must("DELETE", place);
  assert.equal((await anna.must("GET", "/api/drafts")).rows.length, 0);
});

test("the participant reads what is written, and sees who has read it", async () => {
  const invitation = await office.anna.must("POST", `${ola}/invitation`, { body: { username: "ola.o" } });
  const invited = await house.client().must("GET", `/api/invitations/${invitation.path.split("/").pop()}`);
  assert.equal(invited.role, "participant");
  const { client } = await accept_invitation(house, invitation);
  const page = await client.must("GET", "/api/me");
  assert.equal(page.goal.text, "Jeg vil jobbe ute");
  assert.equal(page.notes.length, 1);
  assert.ok(page.readers.some(({ name }) => name === "Anna Konsulent"));
  const { rows } = await client.must("GET", `${ola}/readers?limit=5`);
  assert.equal(rows.length, 5);
  step("whose names stay in sight however often the participant looks");
  for (let times = 0; times < 12; times += 1) await client.must("GET", "/api/me");
  const again = await client.must("GET", "/api/me");
  assert.ok(again.readers.some(({ name }) => name === "Anna Konsulent"));
  assert.ok(again.readers.every(({ relation }) => relation !== "own"));
  step("and writes their own goal");
  const own = await client.must("PUT", `${ola}/goal`, {
    body: { text: "Jeg vil jobbe i skogen", day: day(0), version: 1 },
  });
  assert.equal(own.relation, "own");
  assert.equal(own.goal.written_by, null);
  step("and is found by nobody else");
  assert.equal((await client.ask("GET", `/api/participations/${office.people.Siv}`)).status, 404);
});

test("the Nav counsellor sees those they referred, and no notes", async () => {
  const { admin, ids } = office;
  const text = `${list_columns}\nNils;Nylig;DELTAR;${day(-2).split("-").reverse().join(".")};Nina Nav;Nav Prøvestad;\n`;
  const preview = await admin.must("POST", `/api/imports?contract=${ids.contract}`, {
    body: Buffer.from(text),
    type: "application/octet-stream",
    headers: { "x-file-name": "nye.csv" },
  });
  await admin.must("POST", `/api/imports/${preview.id}/confirmation`, { body: { version: preview.version } });
  const { rows } = await admin.must("GET", "/api/counsellors?q=nina");
  assert.equal(rows.length, 1);
  const invitation = await admin.must("POST", `/api/counsellors/${rows[0].id}/invitation`, {
    body: { username: "nina.nav" },
  });
  const { client } = await accept_invitation(house, invitation);
  const theirs = await client.must("GET", "/api/participations");
  assert.deepEqual(
    theirs.rows.map(({ person }) => person.given_name),
    ["Nils"],
  );
  const seen = await client.must("GET", `/api/participations/${theirs.rows[0].id}`);
  assert.equal(seen.notes, null);
  assert.deepEqual(seen.acts, []);
});

test("a protected name is on no page before the lead consultant says, logged, that it is needed", async () => {
  const { admin, leader, anna, ids } = office;
  const text = `${list_columns}\nHemmelig;Person;DELTAR;${day(-2).split("-").reverse().join(".")};;;FORTROLIG\n`;
  const preview = await admin.must("POST", `/api/imports?contract=${ids.contract}`, {
    body: Buffer.from(text),
    type: "application/octet-stream",
    headers: { "x-file-name": "en.csv" },
  });
  const shown = await admin.must("GET", `/api/imports/${preview.id}/rows`);
  assert.doesNotMatch(JSON.stringify(shown), /Hemmelig/);
  await admin.must("POST", `/api/imports/${preview.id}/confirmation`, { body: { version: preview.version } });
  const { rows } = await leader.must("GET", "/api/participations?scope=all&limit=200");
  const hidden = rows.find(({ person }) => person.protected);
  await give(office, hidden.id, ids.anna);
  const path = `/api/participations/${hidden.id}`;
  for (const page of [
    path,
    `${path}/timeline`,
    "/api/my-day",
    "/api/participations",
    "/api/search?q=hemmelig",
  ])
    assert.doesNotMatch((await anna.ask("GET", page)).text, /Hemmelig/, page);
  const told = await anna.must("POST", `${path}/protected-access`, { body: { reason: "Skal ringe" } });
  assert.equal(told.person.name.given_name, "Hemmelig");
  assert.doesNotMatch((await leader.ask("GET", path)).text, /Hemmelig/);
});
