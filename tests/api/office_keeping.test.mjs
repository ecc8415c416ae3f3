// Keeping the office: contracts and their terms, people in posts and teams, and the agency's files.
import assert from "node:assert/strict";

import { after, before, step, test } from "../node/frame.mjs";
import { accept_invitation, open_house, password } from "../node/house.mjs";
import { day_from, small_office } from "../node/small_office.mjs";

let house;
let office;
let admin;

const day = (days) => day_from(office.today, days);

before(async () => {
  house = await open_house();
  office = await small_office(house);
  admin = office.admin;
});
after(() => house?.stop());

test("codes come in the language that the account has chosen, each list whole", async () => {
  const lists = {};
  for (const language of ["nn", "en", "nb"]) {
    await admin.must("PUT", "/api/account/language", { body: { language } });
    lists[language] = await admin.must("GET", "/api/codes");
  }
  const text = (language, list, code) => lists[language][list].find((one) => one.code === code)?.text;
  assert.equal(text("nb", "statuses", "VENTER_PA_OPPSTART"), "Venter på oppstart");
  assert.equal(text("nn", "statuses", "VENTER_PA_OPPSTART"), "Ventar på oppstart");
  assert.equal(text("en", "statuses", "VENTER_PA_OPPSTART"), "Awaiting start");
  for (const [name, list] of Object.entries(lists.nb)) {
    assert.ok(list.length > 1, name);
    for (const { code, kind = code, text } of list) assert.ok(text && text !== kind, `${name} ${kind}`);
    for (const other of ["nn", "en"]) assert.equal(lists[other][name].length, list.length, name);
    const texts = (language) => lists[language][name].map((one) => one.text);
    assert.notDeepEqual(texts("en"), texts("nb"), name);
  }
  await admin.must("PUT", "/api/account/language", { body: { language: "en" } });
  const { measure, demands } = await admin.must("GET", `/api/contracts/${office.ids.contract}`);
  assert.deepEqual([measure.code, measure.text], ["OPPFOLGING", "Follow-up"]);
  for (const { kind, text } of demands)
    assert.equal(text, lists.en.term_kinds.find((one) => one.kind === kind).text);
  await admin.must("PUT", "/api/account/language", { body: { language: "nb" } });
});

test("a contract's terms are dated, its options decided, and its rings drawn", async () => {
  const path = `/api/contracts/${office.ids.contract}`;
  assert.equal((await admin.must("GET", "/api/contracts")).rows.length, 1);
  let contract = await admin.must("GET", path);
  contract = await admin.must("POST", `${path}/terms`, {
    body: { kind: "caseload_ceiling", first_day: day(30), number: 18, source: "Endring 1" },
  });
  const ceilings = contract.terms.filter(({ kind }) => kind === "caseload_ceiling");
  assert.deepEqual(
    ceilings.map(({ number, in_force }) => [number, in_force]),
    [
      [20, true],
      [18, false],
    ],
  );
  contract = await admin.must("POST", `${path}/options/1/decision`, {
    body: { decision: "taken", decision_day: day(0), notice_day: day(0), version: contract.version },
  });
  assert.equal(contract.options[0].decision, "taken");
  contract = await admin.must("PUT", path, {
    body: {
      ...Object.fromEntries(
        [
          ...["number", "measure_type", "agreement_type", "buyer", "area", "award_day", "first_day"],
          ...[
            "base_last_day",
            "option_model",
            "start_months",
            "method",
            "price_model",
            "data_role",
            "version",
          ],
        ].map((name) => [name, contract[name]]),
      ),
      name: "Oppfølging Østfold",
    },
  });
  assert.equal(contract.name, "Oppfølging Østfold");
  const rings = await office.leader.must("GET", `${path}/rings`);
  assert.equal(rings.participants.length, 6);
});

test("the demand for education is counted today and after a departure", async () => {
  const { contract, anna } = office.ids;
  const share = await office.leader.must("GET", `/api/requirements/${contract}?without=${anna}`);
  assert.equal(share.percent, 100);
  assert.equal(share.met_after, true);
});

test("a team is named anew, and somebody joins and leaves it", async () => {
  const [team] = (await admin.must("GET", "/api/teams")).rows;
  const bo = team.members.find(({ employee }) => employee.id === office.ids.bo);
  const left = await admin.must("POST", `/api/teams/${team.id}/members/${bo.id}/end`, {
    body: { last_day: day(-1), version: team.version },
  });
  assert.equal(left.members.length, 2);
  const joined = await admin.must("POST", `/api/teams/${team.id}/members`, {
    body: { employee: office.ids.bo, leads: false, first_day: day(0) },
  });
  const named = await admin.must("PUT", `/api/teams/${team.id}`, {
    body: { name: "Team Vest", contracts: [office.ids.contract], version: joined.version },
  });
  assert.deepEqual([named.name, named.members.length], ["Team Vest", 3]);
});

test("an employee is registered, gets another post, gives notice, and is let in", async () => {
  const post = {
    role_title: "Veileder",
    type: "fixed_term",
    extent_percent: 50,
    first_day: day(-10),
    last_day: day(200),
    other_work_agreed: false,
  };
  const said = { name: "Ny Nilsen", education_level: "master", education_field: "", relevant_degree: true };
  let ny = await admin.must("POST", "/api/employees", { body: { ...said, employment: post } });
  const path = `/api/employees/${ny.id}`;
  ny = await admin.must("PUT", path, { body: { ...said, email: "ny@eksempel.test", version: ny.version } });
  ny = await admin.must("POST", `${path}/employments`, {
    body: { ...post, role_title: "Jobbspesialist", contract: office.ids.contract },
  });
  assert.equal(ny.employments.length, 2);
  const [first] = ny.employments;
  ny = await admin.must("PUT", `${path}/employments/${first.id}`, {
    body: {
      role_title: first.role_title,
      extent_percent: first.extent_percent,
      last_day: day(90),
      notice_day: day(0),
      end_reason: "Sluttet selv",
      other_work_agreed: false,
      version: first.version,
    },
  });
  assert.equal((await admin.must("GET", path)).email, "ny@eksempel.test");
  assert.equal((await office.leader.must("GET", "/api/employees?q=nilsen")).rows.length, 1);
  const invitation = await admin.must("POST", `${path}/invitation`, {
    body: { username: "ny.nilsen", roles: ["consultant", "leader"] },
  });
  const { client } = await accept_invitation(house, invitation);
  step("acts in one role at a time");
  const consultant = await client.must("POST", "/api/session/role", { body: { role: "consultant" } });
  assert.equal(consultant.role, "consultant");
  assert.equal((await client.ask("GET", "/api/team-overview")).status, 403);
  step("changes the password, and ends what is open elsewhere");
  await client.must("POST", "/api/account/password", {
    body: { current: password, new_password: "en helt annen og lang setning" },
  });
  await client.must("POST", "/api/session/end-others");
  assert.equal((await client.must("GET", "/api/session")).state, "signed_in");
});

test("the agency's list is previewed row by row, mapped anew, and confirmed once", async () => {
  const send = (text, name) =>
    admin.must("POST", `/api/imports?contract=${office.ids.contract}`, {
      body: Buffer.from(text),
      type: "application/octet-stream",
      headers: { "x-file-name": encodeURIComponent(name) },
    });
  let preview = await send("Navn;Status;Merknad\nKari Nordmann;DELTAR;90000001\n", "nyår.csv");
  const path = `/api/imports/${preview.id}`;
  preview = await admin.must("PUT", `${path}/mapping`, {
    body: {
      columns: preview.columns.map(({ index, field }) => ({
        index,
        field: field ?? (index === preview.columns.at(-1).index ? "phone" : null),
      })),
      version: preview.version,
    },
  });
  const { rows } = await admin.must("GET", `${path}/rows?verdict=new`);
  assert.equal(rows.length, 1);
  assert.ok(rows[0].changes.some(({ field }) => field === "phone"));
  const confirmed = await admin.must("POST", `${path}/confirmation`, { body: { version: preview.version } });
  assert.equal(confirmed.state, "confirmed");
  assert.equal((await admin.must("GET", path)).state, "confirmed");

  step("the same file again changes nothing, and is put away");
  const again = await send("Navn;Status;Merknad\nKari Nordmann;DELTAR;90000001\n", "nyår.csv");
  assert.deepEqual([again.rows_new, again.rows_changed], [0, 0]);
  await admin.must("DELETE", `/api/imports/${again.id}?version=${again.version}`);
  const states = (await admin.must("GET", "/api/imports")).rows.map(({ state }) => state);
  assert.deepEqual(states.sort(), ["confirmed", "confirmed", "discarded"]);
});

test("the log tells who did what to which kind of record, and nothing of what it held", async () => {
  const { rows } = await admin.must("GET", "/api/audit?limit=200");
  assert.ok(rows.length > 20, String(rows.length));
  assert.doesNotMatch(JSON.stringify(rows), /Oppdiktet|Nordmann|90000001/);
});
