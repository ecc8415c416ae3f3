// Looking ahead: a leader sees what a contract in its last 60 days comes to whose option is not taken; an analyst
// writes a scenario and holds it against today's arrangement.
import assert from "node:assert/strict";

import { after, step } from "../node/frame.mjs";
import { open_example_house } from "../node/example.mjs";
import { close_browser, close_window, look, settled, sign_in_as, story } from "./browser.mjs";

after(close_browser);

story("the leader sees what it means that an option is not taken", async (size) => {
  const house = await open_example_house();
  const window = await sign_in_as(house, "leader", size);
  const { page } = window;

  step("the contract that ends first is chosen, as it stands today");
  await page.goto("/foresight");
  await page.getByRole("heading", { level: 1, name: "Forutse" }).waitFor();
  const client = await house.sign_in("leader");
  const { contracts } = await client.must("GET", "/api/foresight");
  assert.ok(contracts[0].days_left <= 62, `${contracts[0].days_left} days left`);
  assert.equal(contracts[0].option.declined, true);
  await settled(window);
  await look(window, "foresight-choices");

  step("its option is not taken, and this course is held against one where it is, after all");
  assert.equal(await page.getByRole("radio", { name: "Som avgjort: blir ikke utløst" }).isChecked(), true);
  await page.getByRole("radio", { name: "Blir utløst likevel" }).check();
  const pressed = Date.now();
  await page.getByRole("button", { name: "Se framover" }).click();
  await page
    .getByText(/tall i modellen er \d+ antakelser/)
    .first()
    .waitFor();
  await page.getByRole("slider", { name: /Dager uten konsulent/ }).waitFor();
  const first = Date.now() - pressed;
  assert.ok(first < 10_000, `the first picture came after ${first} ms`);
  await page.getByText(/1000 forløp av hvert slag/).waitFor({ timeout: 120_000 });
  await page.getByRole("link", { name: /Rapport/ }).waitFor({ timeout: 120_000 });

  step("today's course stands beside it, month by month, and what it means in words");
  if (size === "phone") await page.getByRole("button", { name: "Flere bilder" }).click();
  assert.equal(await page.getByRole("slider").count(), 6);
  const gaps = page.getByRole("slider", { name: /Deltakere i tiltaket/ });
  assert.match(await gaps.getAttribute("aria-valuetext"), /Dagens kurs: .*Med valgene dine: /);
  await gaps.press("Home");
  assert.equal(await gaps.getAttribute("aria-valuenow"), "0");
  await page.getByRole("heading", { name: "Hva det betyr" }).waitFor();
  assert.ok((await page.getByText(/ (mer|mindre) \(mellom /).count()) > 0, "something is certain");
  await settled(window);
  await look(window, "foresight-run");

  step("the same as a table, and every difference with its interval");
  await page.getByRole("button", { name: "Vis som tabell" }).first().click();
  assert.equal(
    await page
      .getByRole("table", { name: /Dager uten konsulent/ })
      .locator("tbody tr")
      .count(),
    24,
  );
  if (size === "phone") await page.getByRole("button", { name: "Vis tabellen med alle mål" }).click();
  const differences = page.getByRole("table", { name: "Alle forskjellene" });
  assert.ok((await differences.locator("tbody tr").count()) > 15);
  await look(window, "foresight-tables");

  step("the run is found again after a reload");
  await page.reload();
  await page.getByText(/1000 forløp av hvert slag/).waitFor();

  await close_window(window);
  await house.stop();
});

story("an analyst writes a scenario and holds it against today's", async (size) => {
  const house = await open_example_house();
  const window = await sign_in_as(house, "researcher", size);
  const { page } = window;

  step("one that came with the program is copied");
  await page.goto("/");
  await page.getByRole("heading", { level: 1, name: "Forutse" }).waitFor();
  await page.getByRole("link", { name: "Åpne To uker med overlapp" }).first().click();
  await page.getByRole("button", { name: "Ta en kopi" }).click();
  await page.getByRole("heading", { level: 1, name: /\(kopi\)/ }).waitFor();
  await settled(window);

  step("a fault is told at its line, and mended");
  const text = page.getByLabel("Scenarioets tekst (TOML)");
  const before = await text.inputValue();
  await text.fill(`${before}\n[contract.places]\nvalue = 1e9\n`);
  await page
    .getByText(/^Linje \d+$/)
    .first()
    .waitFor();
  await look(window, "foresight-editor");
  await text.fill(before.replace(/^name = .*$/m, 'name = "Overlapp hos oss"'));
  await page.getByText("Teksten kan kjøres.").waitFor();
  await page.getByRole("button", { name: "Lagre" }).click();
  await page.getByText("Lagret", { exact: true }).waitFor();

  step("both are run beside each other");
  await page.getByRole("link", { name: "Til scenarioene" }).click();
  await page.getByRole("checkbox", { name: /Overlapp hos oss/ }).check();
  await page.getByLabel("Hvor langt fram").selectOption({ label: "2 år" });
  await page.getByLabel("Antall kjøringer").fill("20");
  await page.getByRole("button", { name: "Se framover" }).click();
  await page.getByRole("link", { name: /Rapport/ }).waitFor({ timeout: 120_000 });
  if (size === "phone") await page.getByRole("button", { name: "Vis tabellen med alle mål" }).click();
  await page.getByRole("columnheader", { name: "Overlapp hos oss" }).first().waitFor();
  await settled(window);
  await look(window, "foresight-scenarios");

  step("a long run goes on by itself, and is stopped");
  await page.getByLabel("Antall kjøringer").fill("20000");
  await page.getByRole("button", { name: "Se framover" }).click();
  await page.getByRole("button", { name: "Stopp" }).click();
  await page.getByText(/Stoppet før alle forløpene var kjørt/).waitFor();

  await close_window(window);
  await house.stop();
});
