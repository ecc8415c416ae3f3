// A participant, on a phone above all: own goal, next date, what is written, who has followed, who has read.
import assert from "node:assert/strict";

import { after, step } from "../node/frame.mjs";
import { open_example_house } from "../node/example.mjs";
import { close_browser, close_window, look, settled, sign_in_as, story } from "./browser.mjs";

after(close_browser);

story("the participant reads and owns what is written about them", async (size) => {
  const house = await open_example_house();
  const window = await sign_in_as(house, "participant", size);
  const { page } = window;

  step("own page: next date, own goal, who follows, where one is");
  await page.goto("/");
  await page.getByRole("heading", { level: 1, name: /^Hei, / }).waitFor();
  await settled(window);
  await look(window, "participant-page");
  for (const heading of [
    "Neste avtale",
    "Mitt mål",
    "Å gjøre",
    "Skrevet om meg",
    "Hvem følger meg",
    "Hvem har lest",
  ]) {
    await page.getByRole("heading", { name: heading, exact: true }).waitFor();
  }
  assert.equal(await page.getByText("Du har ingen avtale ennå").count(), 0, "the next date is told");
  assert.ok((await page.getByText(/^Grunn: /).count()) >= 2, "why it was changed who follows");

  step("the goal is the participant's own to change");
  await page.getByRole("button", { name: "Endre målet" }).click();
  const goal = page.getByLabel("Hva vil du få til?");
  await goal.fill("Jeg vil ha en fast jobb der jeg kan bruke hendene.");
  await look(window, "participant-goal");
  await page.getByRole("button", { name: "Lagre målet" }).click();
  await page.getByText("Målet ditt er lagret.").waitFor();
  await page.getByText("Jeg vil ha en fast jobb der jeg kan bruke hendene.").waitFor();

  step("all that is written and signed");
  await page.getByRole("link", { name: /^Les alle \d+ notatene/ }).click();
  await page.getByRole("heading", { level: 1, name: "Skrevet om meg" }).waitFor();
  assert.ok((await page.getByText(/^Skrevet av /).count()) >= 10);
  await settled(window);
  await look(window, "participant-notes");

  step("who has read, and when: the consultant who opens the file is seen at once");
  const consultant = await house.sign_in(await lead_of(house));
  const list = await consultant.must("GET", "/api/participations?scope=mine&limit=200");
  const me = await participation_of(house);
  assert.ok(
    list.rows.some(({ id }) => id === me),
    "the lead consultant has the participant on the list",
  );
  await consultant.must("GET", `/api/participations/${me}`);
  await page.goto("/me/readers");
  await page.getByRole("heading", { level: 1, name: "Hvem har lest" }).waitFor();
  await settled(window);
  await look(window, "participant-readers");
  const readers = await page.getByRole("main").innerText();
  assert.ok(readers.includes(await lead_name_of(house)), "the lead consultant is among the readers");

  step("nobody else's page opens, and no list of people is shown");
  await page.goto("/participants");
  await page.getByText("Her er det ingenting").waitFor();
  await close_window(window);
  await house.stop();
});

async function own_page(house) {
  const client = await house.sign_in("participant");
  return client.must("GET", "/api/me");
}
const participation_of = async (house) => (await own_page(house)).participation;
const lead_name_of = async (house) =>
  (await own_page(house)).people.find(({ part, last_day }) => part === "lead" && last_day === null).employee
    .name;
/** Sign-in names are first names, in letters that every keyboard has. */
const lead_of = async (house) =>
  (await lead_name_of(house)).split(" ")[0].toLowerCase().replaceAll("å", "a").replaceAll("ø", "o");
