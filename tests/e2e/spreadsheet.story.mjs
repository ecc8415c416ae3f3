// The administrator has the list as a spreadsheet: what its columns are is guessed, put right and remembered.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";

import { after, step } from "../node/frame.mjs";
import { new_folder, open_house } from "../node/house.mjs";
import { day_from, small_office } from "../node/small_office.mjs";
import { archive, workbook, workbook_parts } from "../node/workbook.mjs";
import { close_browser, close_window, look, settled, story, window_of } from "./browser.mjs";

after(close_browser);

const headings = ["Navn", "Fnr", "Mobil", "Tilstand", "Oppstart", "Slutt", "Skonummer"];

/** Chooses a file on the page of imports; it is opened at once. */
async function choose_file({ page }, path) {
  await page.goto("/imports");
  await page.locator('input[type="file"]').setInputFiles(path);
  await page.getByRole("heading", { level: 1, name: path.split("/").pop() }).waitFor();
}

/** How many participations the house knows. */
const people_in = async (leader) =>
  (await leader.must("GET", "/api/participations?limit=200&ended=true")).rows.length;

story("a spreadsheet is read in by the page, and a bad one changes nothing", async (size) => {
  const house = await open_house({ web: true });
  const office = await small_office(house);
  const window = await window_of(house, office.admin, size);
  const { page } = window;
  const folder = new_folder();
  const date = (days) => new Date(`${day_from(office.today, days)}T00:00:00Z`);
  const shown = (days) => day_from(office.today, days).split("-").reverse().join(".");
  const rows = [
    headings,
    ["Rolf Regneark", 12345678901, 91000001, "Deltar", date(-20), date(200), 43],
    ["Celia Celle", "", 91000002, "Ventar på oppstart", date(30), "", 38],
    ["Dag Umulig", "", 91000003, "Deltar", "31.02.2026", "", 40],
  ];
  const before = await people_in(office.leader);

  step("the guess is shown with how sure it is");
  writeFileSync(`${folder}/liste.xlsx`, workbook(rows));
  await choose_file(window, `${folder}/liste.xlsx`);
  await page.getByText("Regneark (XLSX)", { exact: false }).waitFor();
  const field = (heading) => page.getByLabel(`Felt for ${heading}`, { exact: true });
  const chosen = (heading) => field(heading).locator("option:checked").innerText();
  assert.equal(await chosen("Navn"), "Navn");
  assert.equal(await chosen("Mobil"), "Telefon");
  await settled(window);
  await look(window, "spreadsheet-guessed");

  step("it is put right, and the preview made anew");
  await field("Tilstand").selectOption({ label: "Status" });
  await field("Oppstart").selectOption({ label: "Startdag" });
  await field("Slutt").selectOption({ label: "Siste dag" });
  const remake = page.getByRole("button", { name: "Lag forhåndsvisningen på nytt" });
  if (await remake.isEnabled()) {
    await remake.click();
    await page.getByText("Forhåndsvisningen er laget på nytt.").waitFor();
  }
  await page.getByText("2 nye, 1 avvist").waitFor();

  step("what cannot be read says in which row, column and cell, and what was expected");
  await page.getByText(/Dagen finnes ikke eller kan ikke leses/).waitFor();
  await page
    .getByText(/linje 4, kolonne 5/)
    .first()
    .waitFor();
  await settled(window);
  await look(window, "spreadsheet-preview");
  assert.equal(await people_in(office.leader), before, "a preview changes nothing");

  step("one confirmation");
  await page.getByRole("button", { name: "Les inn", exact: true }).click();
  await page.getByText("1 avvist rad holdes utenfor.", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Lagre endringene" }).click();
  await page.getByRole("heading", { name: "Filen er lest inn" }).waitFor();

  step("the same file again: the columns are as they were put right, and nothing is new");
  await choose_file(window, `${folder}/liste.xlsx`);
  await page.getByText("Filen endrer ingenting.", { exact: false }).waitFor();
  for (const [heading, name] of [
    ["Tilstand", "Status"],
    ["Oppstart", "Startdag"],
    ["Slutt", "Siste dag"],
  ])
    assert.equal(await chosen(heading), name, `${heading} is remembered`);
  await page.getByText("2 uendret", { exact: false }).first().waitFor();

  step("a newer spreadsheet shows what changes, day for day");
  const newer = rows.slice(0, 3).map((row) => [...row]);
  newer[1][5] = date(290);
  writeFileSync(`${folder}/nyere.xlsx`, workbook(newer));
  await choose_file(window, `${folder}/nyere.xlsx`);
  await page.getByText(shown(200)).waitFor();
  await page.getByText(shown(290)).waitFor();
  await page.getByText("1 endret, 1 uendret").waitFor();

  step("bad spreadsheets say where and what was expected, and change nothing");
  const known = await people_in(office.leader);
  const bomb = workbook_parts(rows);
  bomb["xl/worksheets/sheet1.xml"] = bomb["xl/worksheets/sheet1.xml"].replace(
    "</sheetData>",
    `${" ".repeat(80_000_000)}</sheetData>`,
  );
  const torn = workbook_parts(rows);
  torn["xl/worksheets/sheet1.xml"] = torn["xl/worksheets/sheet1.xml"].slice(0, 700);
  for (const [name, bytes, said] of [
    ["bombe.xlsx", archive(bomb), /Regnearket pakkes ut til mer enn vi tar imot \(høyst .+, fant .+\)/],
    ["kuttet.xlsx", workbook(rows).subarray(0, 900), /Regnearket er skadet og kan ikke åpnes/],
    ["revet.xlsx", archive(torn), /Regnearkets innhold er ødelagt: ventet .+, fant .+/],
  ]) {
    writeFileSync(`${folder}/${name}`, bytes);
    await choose_file(window, `${folder}/${name}`);
    await page.getByRole("heading", { name: "Filen kan ikke brukes" }).waitFor();
    await page.getByText("Ingenting er endret.", { exact: false }).waitFor();
    await page.getByText(said).waitFor();
    await settled(window);
    await look(window, `spreadsheet-${name.split(".")[0]}`);
  }
  assert.equal(await people_in(office.leader), known);
  await close_window(window);
  await house.stop();
});
