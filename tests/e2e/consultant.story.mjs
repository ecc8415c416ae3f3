// A job consultant's day: what waits, one's own people, a note in seconds, and all that follows from it.
import assert from "node:assert/strict";

import { after, step } from "../node/frame.mjs";
import { open_example_house } from "../node/example.mjs";
import { close_browser, close_window, look, settled, sign_in_as, story } from "./browser.mjs";

after(close_browser);

const text =
  "Vi gikk gjennom søknaden til lageret. Hun ringer selv i morgen, og jeg hører med dem på fredag.";

/** The part of the page that a heading stands over. */
const section = (page, heading) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: heading, exact: true }) });

/** The acts that are not of every day lie in a menu. */
async function choose_act(page, name) {
  await page.getByRole("button", { name: "Mer", exact: true }).click();
  await page.getByRole("menuitem", { name }).click();
}

/** Ticks a filter. It is ticked when the list's address says so, a moment after it was pressed. */
async function tick(checkbox) {
  await checkbox.click();
  for (let waited = 0; !(await checkbox.isChecked()); waited += 50) {
    assert.ok(waited < 5000, "the filter is ticked");
    await new Promise((done) => setTimeout(done, 50));
  }
}

story("the job consultant has a day, writes once, and moves somebody on", async (size) => {
  const house = await open_example_house();
  const window = await sign_in_as(house, "consultant", size);
  const { page } = window;
  const client = await house.sign_in("consultant");

  step("my day");
  await page.goto("/");
  await page.getByRole("heading", { level: 1, name: "Min dag" }).waitFor();
  await settled(window);
  await look(window, "consultant-day");
  assert.ok((await section(page, "Frister").getByRole("listitem").count()) > 0, "something is due");

  step("my participants, filtered: the filter is still there when one comes back");
  await page.goto("/participants");
  await page.getByText(/^\d+ deltakere$/).waitFor();
  const mine = await client.must("GET", "/api/participations?scope=mine&limit=200");
  assert.ok(mine.total >= 17, `${mine.total} on the list`);
  if (size === "phone") await page.getByRole("button", { name: "Filtrer" }).click();
  await tick(page.getByRole("checkbox", { name: "Vis også avsluttede" }));
  await tick(page.getByRole("group", { name: "Hvilket trinn?" }).getByRole("checkbox").nth(2));
  if (size === "phone") await page.getByRole("button", { name: /^Vis \d+ treff$/ }).click();
  await settled(window);
  const filtered = await page.getByText(/^\d+ deltakere?$/).innerText();
  await look(window, "consultant-list");
  const link = page
    .getByRole("main")
    .getByRole("link", { name: /\w+, \w+/ })
    .first();
  const chosen = await link.innerText();
  await link.click();
  await page.getByRole("tab", { name: "Oversikt" }).waitFor();
  await page.goBack();
  await page.getByText(filtered, { exact: true }).waitFor();
  await page.getByRole("link", { name: chosen }).first().waitFor();

  step("a file: who it is and what matters, the circles through time, the chain");
  const person = mine.rows.find(({ person: one, se_stage: stage }) => !one.protected && stage === 3);
  await page.goto(`/participants/${person.id}`);
  await page
    .getByRole("heading", { level: 1, name: `${person.person.given_name} ${person.person.family_name}` })
    .waitFor();
  await page.getByRole("heading", { name: "De tre sirklene" }).waitFor();
  assert.ok((await section(page, "Hvem har fulgt opp").getByRole("listitem").count()) >= 1);
  await settled(window);
  await look(window, "consultant-file");

  step("a note: what is typed is kept, though the page is left in the middle of it");
  await page.getByRole("tab", { name: "Notater" }).click();
  const field = page.getByLabel("Notat", { exact: true });
  await field.fill(text.slice(0, 40));
  await page.getByText(/^Kladden er lagret/).waitFor();
  await page.reload();
  await page.getByText(/^Du har en kladd fra/).waitFor();
  assert.equal(await field.inputValue(), text.slice(0, 40));

  step("finished in seconds, and signed");
  const started = performance.now();
  await page.getByLabel("Hvordan").first().selectOption({ label: "Telefonsamtale" });
  await page.getByLabel("Minutter").first().fill("15");
  await field.fill(text);
  await page.getByRole("button", { name: "Signer", exact: true }).first().click();
  await page.getByText("Notatet er signert.").waitFor();
  assert.ok(performance.now() - started < 10000, "a note takes seconds");
  const note = page.getByRole("article").filter({ hasText: text });
  await note.waitFor();
  assert.equal(await field.inputValue(), "", "the form is empty again");

  step("corrected: a new version with a reason, the old one stays");
  await note.getByRole("button", { name: "Rett notatet" }).click();
  const editing = page.getByRole("article").filter({ has: page.getByLabel("Hvorfor retter du?") });
  await editing.getByLabel("Notat", { exact: true }).fill(`${text} Møtet ble flyttet til onsdag.`);
  await editing.getByLabel("Hvorfor retter du?").fill("Feil dag");
  await editing.getByRole("button", { name: "Lagre rettelsen" }).click();
  await page.getByText("Notatet er rettet.").first().waitFor();
  await page.getByRole("button", { name: "Vis 1 tidligere versjon" }).first().click();
  await page.getByText(/rettet fordi: Feil dag/).waitFor();
  await settled(window);
  await look(window, "consultant-notes");

  step("the next date");
  await page.getByRole("button", { name: "Avtal neste møte" }).click();
  const appointment = page.getByRole("dialog", { name: "Avtal neste møte" });
  await appointment.getByLabel("Klokkeslett").fill("10:15");
  await appointment.getByLabel("Sted").fill("Kontoret");
  await look(window, "consultant-appointment");
  await appointment.getByRole("button", { name: "Lagre avtalen" }).click();
  await page.getByText("Avtalen er lagret.").waitFor();

  step("a task, done at once, and taken back");
  await page.getByRole("button", { name: "Ny oppgave" }).click();
  const task = page.getByRole("dialog", { name: "Ny oppgave" });
  await task.getByLabel("Hva skal gjøres?").fill("Ring lageret om prøvedag");
  await task.getByRole("button", { name: "Lagre oppgaven" }).click();
  await page.getByText("Oppgaven er lagret.").waitFor();
  await page.getByRole("tab", { name: "Plan", exact: true }).click();
  await page.getByRole("button", { name: "Merk som gjort: Ring lageret om prøvedag" }).click();
  await page.getByText("Oppgaven er merket som gjort.").waitFor();
  await page.getByRole("button", { name: "Angre" }).click();
  await page.getByRole("button", { name: "Merk som gjort: Ring lageret om prøvedag" }).waitFor();
  await settled(window);
  await look(window, "consultant-plan");

  step("the stage of Supported Employment goes on, and back");
  for (const stage of ["4 Samarbeid med arbeidsgiver", "3 Finne jobb"]) {
    await choose_act(page, "Endre trinn");
    const dialog = page.getByRole("dialog", { name: "Endre trinn" });
    await dialog.getByRole("radio", { name: stage }).check();
    await dialog.getByLabel("Hvorfor?").fill("Det passet ikke likevel");
    await dialog.getByRole("button", { name: "Lagre trinnet" }).click();
    await dialog.waitFor({ state: "detached" });
  }

  step("the goal, in the participant's own words");
  await choose_act(page, "Skriv ned målet");
  const goal = page.getByRole("dialog", { name: "Deltakerens eget mål" });
  await goal.getByLabel("Målet").fill("Jeg vil ha en jobb der jeg slipper å stå stille.");
  await goal.getByRole("button", { name: "Lagre målet" }).click();
  await page.getByText("Målet er lagret.").waitFor();
  await page.locator("blockquote").filter({ hasText: "slipper å stå stille" }).waitFor();

  step("and all of it is in the record");
  const file = await client.must("GET", `/api/participations/${person.id}`);
  assert.equal(file.se_stage, 3);
  assert.equal(file.goal.text, "Jeg vil ha en jobb der jeg slipper å stå stille.");
  assert.ok(file.appointments.some(({ place, state }) => place === "Kontoret" && state === "planned"));
  assert.ok(
    file.tasks.some(({ text: words, done_day }) => words === "Ring lageret om prøvedag" && done_day === null),
  );
  await close_window(window);
  await house.stop();
});

story("a protected person's name is shown once it is said why it is needed", async (size) => {
  const house = await open_example_house();
  const leader = await house.sign_in("leader");
  const all = await leader.must("GET", "/api/participations?scope=all&limit=200");
  const secret = all.rows.find(({ person }) => person.protected);
  const lead = secret.lead.name.split(" ")[0].toLowerCase().replaceAll("å", "a").replaceAll("ø", "o");
  const window = await sign_in_as(house, lead, size);
  const { page } = window;

  step("in the list and the file without a name");
  await page.goto("/participants");
  await page.getByText("Adressebeskyttet").first().waitFor();
  await settled(window);
  await look(window, "protected-list");
  await page.goto(`/participants/${secret.id}`);
  await page.getByRole("heading", { level: 1, name: "Adressebeskyttet" }).waitFor();
  await settled(window);
  await look(window, "protected-file");

  step("confirmed with a reason, which the participant can see");
  await page.getByRole("button", { name: "Vis opplysningene" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByLabel("Hva trenger du dem til?").fill("Skal ringe og avtale møte");
  await look(window, "protected-confirm");
  await dialog.getByRole("button", { name: "Vis opplysningene" }).click();
  await page.getByRole("button", { name: "Vis opplysningene" }).waitFor({ state: "detached" });
  assert.notEqual(await page.getByRole("heading", { level: 1 }).innerText(), "Adressebeskyttet");
  await settled(window);
  await look(window, "protected-shown");
  await close_window(window);
  await house.stop();
});
