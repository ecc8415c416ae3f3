// Looking ahead: what may be turned, scenarios of our own, and runs that go on by themselves.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { after, before, step, test } from "../node/frame.mjs";
import { accept_invitation, open_house, stafett } from "../node/house.mjs";
import { day_from, give, small_office } from "../node/small_office.mjs";

let house;
let office;
let analyst;

before(async () => {
  house = await open_house();
  office = await small_office(house);
  analyst = await new_analyst();
});
after(() => house?.stop());

/** Somebody who has no other part in the house. */
async function new_analyst() {
  const employee = await office.admin.must("POST", "/api/employees", {
    body: {
      name: "Ragnhild Regn",
      education_level: "master",
      education_field: "",
      relevant_degree: false,
      employment: {
        role_title: "Analytiker",
        type: "permanent",
        extent_percent: 100,
        first_day: day_from(office.today, -10),
        other_work_agreed: false,
      },
    },
  });
  const invitation = await office.admin.must("POST", `/api/employees/${employee.id}/invitation`, {
    body: { username: "ragnhild", roles: ["researcher"] },
  });
  return (await accept_invitation(house, invitation)).client;
}

const text = `name = "Lenger varsel"
based_on = "base.toml"
[contract.award_days]
value = 90
unit = "days"
evidence = "lever"
source = "to see"
`;

async function until(client, run, holds) {
  for (let tries = 0; tries < 600; tries += 1) {
    const now = await client.must("GET", `/api/foresight/runs/${run.id}`);
    if (holds(now)) return now;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error("the run does not come so far");
}
const finished = (client, run) =>
  until(client, run, ({ state }) => state !== "waiting" && state !== "running");

test("who leads a team sees its contracts and what can be turned; a researcher has no contract", async () => {
  const seen = await office.leader.must("GET", "/api/foresight");
  assert.deepEqual(
    seen.contracts.map(({ id }) => id),
    [office.ids.contract],
  );
  assert.ok(seen.contracts[0].option, "an option is open");
  assert.ok(seen.parameters.filter(({ turned_by_leader }) => turned_by_leader).length >= 8);
  assert.equal(seen.scenarios[0].id, "base");
  assert.equal(seen.scenarios.find(({ id }) => id === "overlap").name, "To uker med overlapp");
  assert.equal(seen.contracts[0].caseload_ceiling, 20);
  assert.deepEqual((await analyst.must("GET", "/api/foresight")).contracts, []);
  assert.equal((await office.anna.ask("GET", "/api/foresight")).status, 403);
});

test("a contract is run from today, beside the course with what was chosen", async () => {
  const body = {
    contract: office.ids.contract,
    option: "declined",
    leaving: 1,
    levers: [{ name: "staff.hire_days", value: 90 }],
    scenarios: [],
    runs: 40,
    seed: 1,
  };
  const begin = () => office.leader.must("POST", "/api/foresight/runs", { body });
  const run = await finished(office.leader, await begin());
  assert.equal(run.state, "done");
  assert.equal(run.contract.id, office.ids.contract);
  assert.equal(run.first_day, office.today);
  assert.deepEqual([run.start.participants, run.start.consultants], [6, 2]);
  assert.deepEqual(run.arms[1].changes, [{ name: "staff.hire_days", from: 45, to: 90 }]);
  assert.ok(run.ledger.own_register > 0 && run.ledger.assumption > 20);
  const gaps = run.picture.months.find(({ name }) => name === "gap_percent");
  assert.equal(gaps.arms[0].middle.length, 24);
  const [difference] = run.picture.measures.find(({ name }) => name === "gap_percent").differences;
  assert.ok(difference.low > 0, "more days without a consultant, beyond chance");
  assert.ok(difference.ranges_low !== null);

  step("the same again gives the same numbers");
  const again = await finished(office.leader, await begin());
  assert.deepEqual(again.picture, run.picture);

  step("the files of it");
  for (const [form, begins] of [
    ["html", "<!"],
    ["csv", "scenario,"],
    ["json", "{"],
  ]) {
    const file = await office.leader.ask("GET", `/api/foresight/runs/${run.id}/report?form=${form}`);
    assert.equal(file.status, 200);
    assert.ok(file.text.trimStart().startsWith(begins), file.text.slice(0, 40));
    assert.match(file.headers["content-disposition"], /^attachment; filename="forutse-/);
  }

  step("another person's run answers as one that never was");
  assert.equal((await office.admin.ask("GET", `/api/foresight/runs/${run.id}`)).status, 404);
  assert.equal((await analyst.ask("POST", "/api/foresight/runs", { body })).status, 403);
  assert.ok((await office.leader.must("GET", "/api/foresight/runs")).rows.length >= 2);
  await office.leader.must("DELETE", `/api/foresight/runs/${run.id}`);
  assert.equal((await office.leader.ask("GET", `/api/foresight/runs/${run.id}`)).status, 404);
});

const report_of = async (client, run, form) =>
  (await client.ask("GET", `/api/foresight/runs/${run.id}/report?form=${form}`)).text;

/** Types the command that a run's report ends with, in this house; gives what it wrote, by form. */
async function typed_again(client, run, change = (command) => command) {
  const { command } = JSON.parse(await report_of(client, run, "json"));
  const out = `${house.folder}/again-${run.id}`;
  const words = change(command)
    .replace("--scenarios FOLDER", "--scenarios scenarios")
    .replace("--out DIR", `--out ${out}`)
    .split(" ");
  // Where the register is may have spaces in it.
  const at = words.indexOf("--data");
  if (at >= 0) words.splice(at, 2, ...house.where);
  assert.equal(words.shift(), "stafett");
  stafett(...words);
  return {
    html: readFileSync(`${out}/report.html`, "utf8"),
    json: readFileSync(`${out}/report.json`, "utf8"),
    csv: readFileSync(`${out}/runs.csv`, "utf8"),
  };
}

async function assert_made_again(client, run) {
  const files = await typed_again(client, run);
  for (const [form, bytes] of Object.entries(files)) {
    const report = await report_of(client, run, form);
    assert.ok(report.length > 1000);
    assert.ok(report === bytes, `${form} differs`);
  }
  return files;
}

test("the command in a report of the page makes every byte of it again, and tells what has changed", async () => {
  const body = {
    contract: office.ids.contract,
    option: "declined",
    leaving: 1,
    levers: [
      { name: "staff.hire_days", value: 90 },
      { name: "contract.incumbent_wins", value: 0.35 },
    ],
    scenarios: [],
    days: 400,
    runs: 12,
    seed: 5,
  };
  const begin = async (client, change) =>
    finished(client, await client.must("POST", "/api/foresight/runs", { body: { ...body, ...change } }));
  const run = await begin(office.leader, {});
  const { html } = await assert_made_again(office.leader, run);
  const command =
    /stafett foresee base\.toml --scenarios FOLDER --data FOLDER --contract 24\/100 --days 400 --option declined --leaving 1 --set staff\.hire_days=90 --set contract\.incumbent_wins=0\.35 --runs 12 --draws 60 --links 20 --seed 5 --same [0-9a-f]{16} --day [0-9-]{10} --language nb --out DIR/g;
  assert.equal(html.match(command)?.length, 2, "in STRESS, and at the end");

  step("today's course alone");
  await assert_made_again(
    office.leader,
    await begin(office.leader, { option: null, leaving: 0, levers: [] }),
  );

  step("a scenario that was written here, beside one of the shelf, as far as was asked");
  const written = await analyst.must("POST", "/api/foresight/scenarios", { body: { text } });
  const beside = {
    contract: null,
    option: null,
    leaving: 0,
    levers: [],
    scenarios: [written.id, "handover"],
  };
  const scenarios = await begin(analyst, beside);
  await assert_made_again(analyst, scenarios);
  const changed = text.replace("90", "100");
  const path = `/api/foresight/scenarios/${written.id}`;
  await analyst.must("PUT", path, { body: { text: changed, version: written.version } });
  await assert.rejects(typed_again(analyst, scenarios), /would not be the runs of [0-9a-f]{16}/);
  await analyst.must("DELETE", `${path}?version=2`);
  await assert.rejects(typed_again(analyst, scenarios), /cannot be read/);

  step("the register changes: the same command refuses, and says how to run what there is now");
  await give(office, office.people.Jon, office.ids.anna, -20);
  await assert.rejects(typed_again(office.leader, run), (error) => {
    assert.match(error.stderr, /or what the register tells of that day has changed since/);
    return true;
  });
  const now = await typed_again(office.leader, run, (all) => all.replace(/ --same.*--day \S+/, ""));
  assert.notEqual(now.csv, await report_of(office.leader, run, "csv"));
});

test("what cannot be run is refused where it was said", async () => {
  const body = {
    contract: office.ids.contract,
    leaving: 0,
    levers: [{ name: "week.documentation_share", value: 0.95 }],
    scenarios: [],
    runs: 10,
    seed: 1,
  };
  const refused = async (change) => {
    const answer = await office.leader.ask("POST", "/api/foresight/runs", { body: { ...body, ...change } });
    return [answer.json.code, answer.json.field];
  };
  assert.deepEqual(await refused({}), ["parameter_out_of_bounds", "/levers/0/value"]);
  assert.deepEqual(await refused({ levers: [{ name: "x.y", value: 1 }] }), [
    "parameter_unknown",
    "/levers/0/name",
  ]);
  assert.deepEqual(await refused({ levers: [], leaving: 3 }), ["leaving_too_many", "/leaving"]);
  assert.deepEqual(await refused({ contract: null, levers: [] }), ["scenario_missing", "/scenarios"]);
  assert.deepEqual(await refused({ levers: [], runs: 1_000_000 }), ["runs_out_of_bounds", "/runs"]);
});

test("a scenario is written with its faults told by line, changed, run, and thrown away", async () => {
  const faulty = await analyst.must("POST", "/api/foresight/scenarios", {
    body: { text: `${text}[contract.places]\nvalue = 1e9\n` },
  });
  assert.equal(faulty.name, "Lenger varsel");
  assert.ok(
    faulty.faults.some(({ line, expected }) => line === 9 && /et helt tall fra 1 til/.test(expected)),
  );
  const path = `/api/foresight/scenarios/${faulty.id}`;
  const cannot = await analyst.ask("POST", "/api/foresight/runs", {
    body: { leaving: 0, levers: [], scenarios: ["base", faulty.id], runs: 5, seed: 1 },
  });
  assert.equal(cannot.json.code, "scenario_faulty");
  const read = await analyst.must("POST", "/api/foresight/check", { body: { text } });
  assert.deepEqual(read.faults, []);
  assert.deepEqual(read.changes, [{ name: "contract.award_days", from: 30, to: 90 }]);
  const mended = await analyst.must("PUT", path, { body: { text, version: faulty.version } });
  assert.deepEqual([mended.faults, mended.version], [[], 2]);

  step("who was second is shown the newest");
  const second = await office.admin.ask("PUT", path, { body: { text: "x", version: 1 } });
  assert.equal(second.status, 409);
  assert.equal(second.json.current.text, text);

  step("those that came with the program are read, not changed");
  assert.ok((await office.leader.must("GET", "/api/foresight/scenarios")).rows.length > 15);
  const base = await office.leader.must("GET", "/api/foresight/scenarios/base");
  assert.deepEqual([base.shipped, base.changes], [true, []]);
  const kept = await analyst.ask("PUT", "/api/foresight/scenarios/base", { body: { text, version: 0 } });
  assert.equal(kept.json.code, "scenario_is_shipped");
  assert.equal((await office.leader.ask("POST", "/api/foresight/scenarios", { body: { text } })).status, 403);

  step("a long run is stopped, and what is there stays");
  const long = await analyst.must("POST", "/api/foresight/runs", {
    body: { leaving: 0, levers: [], scenarios: ["base", faulty.id], runs: 20_000, seed: 1, days: 730 },
  });
  await until(analyst, long, ({ picture }) => picture !== null);
  await analyst.must("POST", `/api/foresight/runs/${long.id}/stop`);
  const stopped = await finished(analyst, long);
  assert.equal(stopped.state, "stopped");
  assert.ok(stopped.picture.runs >= 8 && stopped.picture.runs < 20_000);
  assert.deepEqual(
    stopped.arms.map(({ name }) => name),
    [base.name, "Lenger varsel"],
  );
  await analyst.must("DELETE", `${path}?version=${mended.version}`);
  assert.equal((await analyst.ask("GET", path)).status, 404);
});
