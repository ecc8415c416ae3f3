// What the house does not take, and how it says so: bodies that cannot be read, records that somebody else has changed,
// keys used twice, other sites' pages, and people who ask for what is not theirs.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";

import { operations } from "../node/contract.mjs";
import { after, before, step, test } from "../node/frame.mjs";
import { open_house } from "../node/house.mjs";
import { day_from, give, small_office } from "../node/small_office.mjs";

let house;
let office;
let ola;

const day = (days) => day_from(office.today, days);

before(async () => {
  house = await open_house();
  office = await small_office(house);
  ola = `/api/participations/${office.people.Ola}`;
  await give(office, office.people.Ola, office.ids.anna, -2);
});
after(() => house?.stop());

/** Sends a text as JSON; gives the faults as "pointer problem". */
async function faults_of(client, method, path, text) {
  const answer = await client.ask(method, path, { body: Buffer.from(text), type: "application/json" });
  assert.equal(answer.status, 400, `${method} ${path} ${text}: ${answer.text}`);
  assert.equal(answer.json.incident, null);
  return answer.json.faults.map(({ pointer, problem }) => `${pointer} ${problem}`).sort();
}

/** A body of each shape, as a text in which one member is put last. */
const shapes = () => {
  const note = { kind: "meeting", day: day(0), minutes: 5, present: "", text: "Vi møttes.", sign: false };
  const task = { owner: "consultant", text: "Ringe" };
  const appointment = {
    starts_at: `${day(3)}T09:00:00Z`,
    minutes: 30,
    kind: "meeting",
    place: "",
    purpose: "",
  };
  const stage = { stage: 2, day: day(0), version: 1 };
  const employment = {
    role_title: "Veileder",
    type: "permanent",
    extent_percent: 100,
    first_day: day(0),
    other_work_agreed: false,
  };
  const employee = {
    name: "Ny",
    education_level: "master",
    education_field: "",
    relevant_degree: true,
    employment,
  };
  const assign = {
    participations: [office.people.Ola],
    employee: office.ids.bo,
    part: "co",
    first_day: day(0),
    reason: "Hjelper",
  };
  const term = { kind: "caseload_ceiling", first_day: day(0), number: 20, source: "Bilag 1" };
  const { anna, leader, admin, ids } = office;
  return [
    [anna, "POST", `${ola}/notes`, note, "minutes"],
    [anna, "POST", `${ola}/tasks`, task, "text"],
    [anna, "POST", `${ola}/appointments`, appointment, "minutes"],
    [anna, "POST", `${ola}/se-stage`, stage, "stage"],
    [leader, "POST", "/api/assignments", assign, "employee"],
    [admin, "POST", "/api/employees", employee, "relevant_degree"],
    [admin, "POST", `/api/contracts/${ids.contract}/terms`, term, "number"],
  ];
};

test("a field that nobody knows is named, whatever else is in the body", async () => {
  for (const [client, method, path, body] of shapes()) {
    const faults = await faults_of(client, method, path, JSON.stringify({ ...body, shoe_size: 44 }));
    assert.deepEqual(faults, ["/shoe_size unknown"], path);
  }
});

test("a field that comes twice is named: two readers would take two values", async () => {
  for (const [client, method, path, body, name] of shapes()) {
    const text = `${JSON.stringify(body).slice(0, -1)},"${name}":${JSON.stringify(body[name])}}`;
    assert.deepEqual(await faults_of(client, method, path, text), [`/${name} duplicate`], path);
  }
});

test("a value of another type is named, and so is one that is missing", async () => {
  for (const [client, method, path, body, name] of shapes()) {
    const wrong = JSON.stringify({ ...body, [name]: { not: "this" } });
    const faults = await faults_of(client, method, path, wrong);
    assert.deepEqual(faults, [`/${name} wrong_type`], path);
    const missing = { ...body };
    delete missing[name];
    // A term takes a number, a text or a day, by its kind: its absence is the field's to refuse.
    if (name === "number") continue;
    assert.deepEqual(
      await faults_of(client, method, path, JSON.stringify(missing)),
      [`/${name} missing`],
      path,
    );
  }
});

test("a number that no number holds is named", async () => {
  for (const [client, method, path, body, name] of shapes()) {
    if (typeof body[name] !== "number") continue;
    const text = (number) =>
      JSON.stringify({ ...body, [name]: 0 }).replace(`"${name}":0`, `"${name}":${number}`);
    const faults = await faults_of(client, method, path, text("1e400"));
    assert.ok(faults.includes(`/${name} not_finite`), `${path}: ${faults}`);
    for (const number of ["1.5", "9223372036854775808"]) {
      const [fault] = await faults_of(client, method, path, text(number));
      assert.match(fault, new RegExp(`^/${name} (wrong_type|out_of_range)$`), `${path} ${number}`);
    }
  }
});

test("a fault deep in a body is named by its whole place, and all faults come at once", async () => {
  const [, , , employee] = shapes().find(([, , path]) => path === "/api/employees");
  const text = JSON.stringify({
    ...employee,
    name: 7,
    employment: { ...employee.employment, first_day: "2026-02-30", wage: 1 },
  });
  assert.deepEqual(await faults_of(office.admin, "POST", "/api/employees", text), [
    "/employment/first_day bad_value",
    "/employment/wage unknown",
    "/name wrong_type",
  ]);
});

test("a question with a parameter that nobody knows, or that cannot be read, is refused by its name", async () => {
  for (const [query, fault] of [
    ["colour=red", "?colour unknown"],
    ["limit=many", "?limit wrong_type"],
    ["sort=shoe_size", "?sort bad_value"],
    ["without_lead=perhaps", "?without_lead wrong_type"],
  ]) {
    const answer = await office.anna.ask("GET", `/api/participations?${query}`);
    assert.equal(answer.status, 400, query);
    const [{ pointer, problem }] = answer.json.faults;
    assert.equal(pointer, fault.split(" ")[0], query);
    assert.match(`${pointer} ${problem}`, /wrong_type|bad_value|unknown/, query);
  }
});

test("what is sent never comes back in what is told of it", async () => {
  const secret = "Hemmelighet12345";
  for (const [client, method, path, body, name] of shapes()) {
    const text = JSON.stringify({ ...body, [name]: [secret] });
    const answer = await client.ask(method, path, { body: Buffer.from(text), type: "application/json" });
    assert.equal(answer.status, 400);
    assert.doesNotMatch(answer.text, /Hemmelighet/, path);
  }
  assert.doesNotMatch(house.log(), /Hemmelighet|Oppdiktet/);
});

test("who was second is shown the newest text beside their own, and nothing is overwritten", async () => {
  const { anna, bo, leader } = office;
  step("a goal");
  const words = (text, version) => ({ body: { text, day: day(0), version } });
  const first = await anna.must("PUT", `${ola}/goal`, words("Jeg vil jobbe ute", 0));
  const second = await anna.ask("PUT", `${ola}/goal`, words("Jeg vil jobbe inne", 0));
  assert.equal(second.status, 409);
  assert.equal(second.json.code, "changed_since");
  assert.equal(second.json.current.goal.text, "Jeg vil jobbe ute");

  step("a note's draft");
  const content = (text) => ({ kind: "meeting", day: day(0), minutes: 5, present: "", text });
  const draft = await anna.must("POST", `${ola}/notes`, { body: { ...content("Vi"), sign: false } });
  const path = `/api/notes/${draft.id}`;
  await anna.must("PUT", path, { body: { ...content("Vi møttes."), version: draft.version } });
  const late = await anna.ask("PUT", path, { body: { ...content("Vi gikk."), version: draft.version } });
  assert.equal(late.status, 409);
  assert.equal(late.json.current.text, "Vi møttes.");
  step("and to nobody else is the draft shown so");
  const stranger = await bo.ask("PUT", path, { body: { ...content("Vi gikk."), version: draft.version } });
  assert.equal(stranger.status, 404);
  assert.equal(stranger.json.current, null);

  step("a milestone and a date");
  for (const [method, place, body] of [
    ["POST", "milestones", { milestone: "plan_agreed", day: day(-1) }],
    ["PUT", "dates", { start_day: day(-60), last_day: day(100), reason: "Avtalt" }],
  ]) {
    const answer = await leader.ask(method, `${ola}/${place}`, {
      body: { ...body, version: first.version - 1 },
    });
    assert.equal(answer.status, 409, place);
    assert.equal(answer.json.current.version, first.version, place);
  }
});

test("a key is one act of one account: the same again is done once, another act with it is refused", async () => {
  const { anna, bo } = office;
  const key = randomUUID();
  const body = { owner: "consultant", text: "Ringe på mandag" };
  const first = await anna.must("POST", `${ola}/tasks`, { body, key });
  const second = await anna.must("POST", `${ola}/tasks`, { body, key });
  assert.equal(first.tasks.length, second.tasks.length);
  for (const [path, other] of [
    [`${ola}/tasks`, { ...body, text: "Ringe på tirsdag" }],
    [`${ola}/goal`, undefined],
  ]) {
    const answer = await anna.ask(other ? "POST" : "PUT", path, {
      body: other ?? { text: "Ute", day: day(0), version: 1 },
      key,
    });
    assert.equal(answer.status, 409, path);
    assert.equal(answer.json.code, "key_reused", path);
  }
  step("somebody else's same key is another key");
  await give(office, office.people.Amina, office.ids.bo);
  const other = await bo.must("POST", `/api/participations/${office.people.Amina}/tasks`, { body, key });
  assert.equal(other.tasks.length, 1);
});

test("what a command shows when it is sent again is a reading, and is in the log", async () => {
  const { anna, leader } = office;
  const key = randomUUID();
  const body = { owner: "consultant", text: "Bestille rom" };
  await anna.must("POST", `${ola}/tasks`, { body, key });
  const readings = async () => {
    const { rows } = await leader.must("GET", `${ola}/readers?limit=200`);
    return rows.filter(({ name, action }) => name === "Anna Konsulent" && action === "read").length;
  };
  const before_it = await readings();
  await anna.must("POST", `${ola}/tasks`, { body, key });
  assert.equal(await readings(), before_it + 1);
});

test("no write that another site's page sends does anything, on any route", async () => {
  const { anna } = office;
  const id = randomUUID();
  const writes = operations.filter(({ verb }) => verb !== "get");
  assert.ok(writes.length > 35);
  for (const { verb, template } of writes) {
    const path = template.replace("{ordinal}", "1").replace(/\{[^}]+\}/g, id);
    for (const headers of [
      { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" },
      { origin: "https://elsewhere.example", "sec-fetch-site": null },
      { origin: null, "sec-fetch-site": "same-site" },
      { origin: "null", "sec-fetch-site": null },
      { origin: null, "sec-fetch-site": null },
    ]) {
      const answer = await anna.ask(verb.toUpperCase(), path, { headers });
      assert.equal(answer.status, 403, `${verb} ${path} ${JSON.stringify(headers)}`);
      assert.equal(answer.json.code, "other_origin", `${verb} ${path}`);
    }
  }
});

test("a list's cursor and scope show nobody more than the list does", async () => {
  const { bo, anna } = office;
  const foreign = await bo.ask("GET", `/api/participations?scope=mine&cursor=${office.people.Ola}`);
  const missing = await bo.ask("GET", `/api/participations?scope=mine&cursor=${randomUUID()}`);
  assert.equal(foreign.status, missing.status);
  assert.equal(foreign.text, missing.text);
  for (const cursor of ["x", "2026-01-01_", "%00", "2026-01-01_x_y"]) {
    const answer = await anna.ask("GET", `${ola}/notes?cursor=${cursor}`);
    assert.ok(answer.status === 422 || answer.status === 400, `${cursor}: ${answer.status}`);
  }
  const all = await bo.must("GET", "/api/participations?scope=all&limit=200");
  // Nobody follows the others yet: they are the leader's to give away.
  assert.deepEqual(all.rows.map(({ person }) => person.given_name).sort(), ["Amina", "Ola"]);
  assert.deepEqual((await bo.must("GET", "/api/participations?scope=referred")).rows, []);
});
