// A counsellor at Nav: the people they referred and nobody else, read only.
import assert from "node:assert/strict";

import { after, step } from "../node/frame.mjs";
import { open_example_house } from "../node/example.mjs";
import { close_browser, close_window, look, settled, sign_in_as, story } from "./browser.mjs";

after(close_browser);

story("the Nav counsellor follows those they referred, and only reads", async (size) => {
  const house = await open_example_house();
  const window = await sign_in_as(house, "counsellor", size);
  const { page } = window;
  const client = await house.sign_in("counsellor");
  const referred = await client.must("GET", "/api/participations?scope=referred&limit=200");

  step("the list has just the people referred, however it is asked for");
  const everybody = await client.must("GET", "/api/participations?scope=all&limit=200");
  assert.deepEqual(
    everybody.rows.map(({ id }) => id),
    referred.rows.map(({ id }) => id),
  );
  await page.goto("/");
  await page.getByRole("heading", { level: 1, name: "Deltakere du har henvist" }).waitFor();
  await page.getByText(`${referred.total} deltakere`).waitFor();
  await settled(window);
  await look(window, "counsellor-list");

  step("one of them: goal, dates, who follows; no notes, and nothing to change");
  const person = referred.rows.find(({ readable, next }) => readable && next !== null);
  const { given_name, family_name } = person.person;
  await page
    .getByRole("link", { name: new RegExp(`${given_name} ${family_name}|${family_name}, ${given_name}`) })
    .click();
  await page.getByRole("heading", { level: 1, name: `${given_name} ${family_name}` }).waitFor();
  for (const heading of [
    "Deltakerens eget mål",
    "Avtaler",
    "Hvem som følger opp",
    "Slik står det",
    "Henvisningen",
  ]) {
    await page.getByRole("heading", { name: heading }).waitFor();
  }
  await settled(window);
  await look(window, "counsellor-person");
  const main = page.getByRole("main");
  assert.equal(await main.getByRole("textbox").count(), 0, "nothing to write in");
  assert.equal(await main.getByText(/notat/i).count(), 0, "notes are not here");
  const file = await client.must("GET", `/api/participations/${person.id}`);
  assert.deepEqual(file.acts, []);
  assert.equal(file.notes, null);
  assert.equal((await client.ask("GET", `/api/participations/${person.id}/notes`)).status, 403);

  step("somebody another counsellor referred is as if they were not there");
  const leader = await house.sign_in("leader");
  const all = await leader.must("GET", "/api/participations?scope=all&limit=200");
  const own = new Set(referred.rows.map(({ id }) => id));
  const foreign = all.rows.find(({ id }) => !own.has(id));
  assert.equal((await client.ask("GET", `/api/participations/${foreign.id}`)).status, 404);
  await page.goto(`/referred/${foreign.id}`);
  await page.getByRole("alert").first().waitFor();
  assert.equal(await page.getByText(foreign.person.family_name).count(), 0);
  await close_window(window);
  await house.stop();
});
