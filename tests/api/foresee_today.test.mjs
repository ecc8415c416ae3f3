// `stafett foresee --contract`: a run that begins with the register, while its server runs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { after, before, test } from "../node/frame.mjs";
import { open_example_house } from "../node/example.mjs";
import { open_house, stafett } from "../node/house.mjs";
import { give, small_office } from "../node/small_office.mjs";

let house;
let office;

before(async () => {
  house = await open_house();
  office = await small_office(house);
  await give(office, office.people.Ola, office.ids.anna, -40);
  await give(office, office.people.Amina, office.ids.anna, -20);
  await give(office, office.people.Amina, office.ids.bo, -5);
});
after(() => house?.stop());

/** What the program prints; where it fails, what it says on standard error. */
function foresee(where, ...words) {
  try {
    return stafett("foresee", "scenarios/base.toml", ...words, ...where, "--runs", "3", "--days", "400");
  } catch (error) {
    return error.stderr;
  }
}

/** The number in the line of the state that begins so. */
const told = (text, what) => Number(new RegExp(`^  ${what} +(-?\\d+)( days)?$`, "m").exec(text)?.[1]);

test("a run begins with the contract as the register has it, and says so in numbers", async () => {
  const text = foresee(house.where, "--contract", "24/100");
  assert.equal(told(text, "Left as decided"), 331);
  assert.equal(told(text, "Left if every open option is taken"), 696);
  assert.match(text, /Next decision over an option +in 240 days/);
  // The leader leads the team and nobody else.
  assert.equal(told(text, "Consultants in a post"), 2);
  assert.equal(told(text, "Consultants with a relevant degree"), 2);
  assert.equal(told(text, "Participants in place"), 6);
  assert.equal(told(text, "Participants without a consultant"), 4);
  assert.equal(told(text, "Waiting"), 0);
  assert.match(text, /the group of participants, which decides their limit \(6\)/);
  assert.match(text, /told again after a recent change of consultant \(1\)/);
  assert.match(text, /Jobs that last, a year/);
  assert.match(foresee(house.where, "--contract", "oppfølging øst"), /24\/100, Oppfølging Øst/);
});

test("what is turned stands beside the contract's own course, and what cannot be is told", async () => {
  const from = ["--contract", "24/100"];
  const text = foresee(house.where, ...from, "--option", "taken", "--leaving", "2", "--set", "job.near=0.1");
  assert.match(text, /^Today's course$/m);
  assert.match(text, /^With what was chosen$/m);
  const refused = (...words) => foresee(house.where, ...from, ...words);
  assert.match(refused("--leaving", "3"), /there are not 3 consultants in a post/);
  assert.match(refused("--set", "x.y=1"), /x\.y is no parameter/);
  assert.match(refused("--set", "contract.options=1.5"), /contract\.options takes a whole number from/);
  assert.match(refused("--same", "0000000000000000"), /would not be the runs of 0000000000000000/);
  assert.match(refused("--same", "0000000000000000", "--day", "2199-01-01"), /2199-01-01 has not come/);
});

test("the log says that the program read the contract, and of nobody in it", async () => {
  const { rows } = await office.admin.must("GET", "/api/audit?limit=20");
  const line = rows.find(({ actor, kind }) => actor === null && kind === "contract");
  assert.equal(line.action, "read");
  assert.equal(line.record, office.ids.contract);
  assert.equal(line.subjects, 0);
});

test("a contract that is not there is told with those that are", async () => {
  const text = foresee(house.where, "--contract", "24/101");
  assert.match(text, /24\/101 is no contract's number or name; there are:\n {2}24\/100 {2}Oppfølging Øst/);
  assert.match(
    foresee(["--data", `${house.folder}/none`], "--contract", "24/100"),
    /there is no register in/,
  );
  assert.match(foresee([], "--contract", "24/100"), /--contract needs --data/);
  assert.match(foresee(house.where, "--contract", "24/100", "--trace", "0"), /nobody's own future is told/);
});

test(
  "the invented office's contracts run forward, and no name of theirs is in any report",
  async () => {
    if (process.env.STAFETT_TEST_ENGINE === "postgres") return; // the invented office is kept for SQLite
    const example = await open_example_house({ web: false });
    try {
      const leader = await example.sign_in("leader");
      const { rows: contracts } = await leader.must("GET", "/api/contracts");
      assert.equal(contracts.length, 3);
      for (const { id, number, name, participants } of contracts) {
        const out = `${example.folder}/report`;
        const words = ["--against", "scenarios/handover.toml", "--contract", number, "--out", out];
        const text = foresee(example.where, ...words, "--draws", "4");
        const rings = await leader.must("GET", `/api/contracts/${id}/rings`);
        const places = told(text, "Participants in place") + told(text, "Waiting");
        assert.equal(places, participants, name);
        const led = rings.consultants.reduce((sum, one) => sum + one.caseload, 0);
        assert.ok(told(text, "Participants without a consultant") <= participants - led || led === 0, name);
        const report = readFileSync(`${out}/report.html`, "utf8");
        const json = readFileSync(`${out}/report.json`, "utf8");
        assert.match(report, /Det den begynte med/);
        assert.ok(JSON.parse(json).start.not_told.length > 2);
        const names = [
          ...rings.consultants.map((one) => one.name),
          ...rings.participants.map((one) => one.name).filter(Boolean),
        ];
        assert.ok(names.length > 2);
        for (const one of names)
          assert.ok(![text, report, json].some((all) => all.includes(one)), `a name is told: ${name}`);
        const again = foresee(example.where, ...words, "--draws", "4", "--threads", "1");
        assert.equal(again, text);
        assert.equal(readFileSync(`${out}/report.html`, "utf8"), report);
      }
    } finally {
      await example.stop();
    }
  },
  { seconds: 180 },
);
