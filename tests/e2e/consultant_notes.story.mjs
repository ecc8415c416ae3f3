// What a busy consultant does beside the plain day: corrects, is interrupted, meets somebody else's change, finds a job for
// somebody, and lets them in to their own page.
import assert from "node:assert/strict";

import { after, step } from "../node/frame.mjs";
import { open_house, password } from "../node/house.mjs";
import { give, small_office } from "../node/small_office.mjs";
import { totp, until_next_code } from "../node/totp.mjs";
import { close_browser, close_window, look, open_window, story, window_of } from "./browser.mjs";

after(close_browser);

/** A house in which Anna follows Ola, with one signed note about him. */
async function with_ola() {
  const house = await open_house({ web: true });
  const office = await small_office(house);
  const ola = office.people.Ola;
  await give(office, ola, office.ids.anna, -50);
  const write = (text) =>
    office.anna.must("POST", `/api/participations/${ola}/notes`, {
      body: { kind: "meeting", day: office.today, minutes: 45, present: "", text, sign: true },
    });
  return { house, office, ola, write };
}

story("a signed note is corrected, and what it said before stays to be seen", async (size) => {
  const { house, office, ola, write } = await with_ola();
  await write("Ola vil bli kokk.");
  const window = await window_of(house, office.anna, size);
  const { page } = window;
  await page.goto(`/participants/${ola}/notes`);
  step("a correction needs a reason");
  await page.getByRole("button", { name: "Rett notatet" }).click();
  const form = page.getByRole("form", { name: "Rett notatet" });
  await form.getByLabel("Notat", { exact: true }).fill("Ola vil bli baker.");
  await form.getByRole("button", { name: "Lagre rettelsen" }).click();
  await form.getByText("Skriv hvorfor du retter.").first().waitFor();
  await look(window, "note-correction");
  await form.getByLabel("Hvorfor retter du?").fill("Feil yrke");
  await form.getByRole("button", { name: "Lagre rettelsen" }).click();
  step("both versions can be read");
  await page.getByText("Ola vil bli baker.").waitFor();
  await page.getByRole("button", { name: "Vis 1 tidligere versjon" }).click();
  await page.getByText("Ola vil bli kokk.").waitFor();
  await page.getByText("rettet fordi: Feil yrke").waitFor();
  await look(window, "note-corrected");
  await close_window(window);
  await house.stop();
});

story("a note from anywhere survives a lost session, and leads back", async (size) => {
  const { house, office } = await with_ola();
  const window = await window_of(house, office.anna, size);
  const { page } = window;
  await page.goto("/my-day");
  await page.getByRole("heading", { name: "Min dag" }).waitFor();
  step("n opens it; the person is found by name");
  await page.keyboard.press("n");
  await page.getByRole("searchbox", { name: "Hvem handler notatet om?" }).fill("opp");
  await page.getByRole("link", { name: /Ola Oppdiktet/ }).waitFor();
  await look(window, "new-note-who");
  assert.ok(!page.url().includes("opp"), "what is searched for is not in the address");
  await page.getByRole("link", { name: /Ola Oppdiktet/ }).click();
  step("the session is lost while she writes");
  await page.getByLabel("Notat", { exact: true }).fill("Vi ringte bakeriet.");
  await page.getByText(/Kladden er lagret/).waitFor();
  await office.anna.must("DELETE", "/api/session");
  await page.getByRole("button", { name: "Signer" }).click();
  const again = page.getByRole("alertdialog", { name: "Logg inn på nytt" });
  await again.getByLabel("Passord", { exact: true }).fill(password);
  await look(window, "new-note-sign-in-again");
  await again.getByRole("button", { name: "Logg inn" }).click();
  step("the second factor; a code is taken once, so she waits for the next");
  const code = page.getByRole("alertdialog").getByLabel("Kode fra appen, seks sifre");
  await code.waitFor();
  assert.equal(await page.locator("main textarea").first().inputValue(), "Vi ringte bakeriet.");
  await new Promise((done) => setTimeout(done, until_next_code() + 200));
  await code.fill(totp(office.secrets.anna));
  await page.getByRole("alertdialog").getByRole("button", { name: "Bekreft" }).click();
  step("the note goes out by itself, and she is back where she was");
  await page.getByText("Notatet er signert.").waitFor();
  await page.getByRole("heading", { name: "Min dag" }).waitFor();
  await close_window(window);
  await house.stop();
});

story("whoever is second sees both, and nothing typed is lost", async (size) => {
  const { house, office, ola } = await with_ola();
  const [first, second] = [
    await window_of(house, office.anna, size),
    await window_of(house, office.anna, size),
  ];
  for (const { page } of [first, second]) {
    await page.goto(`/participants/${ola}`);
    await page.getByRole("button", { name: "Mer", exact: true }).click();
    await page.getByRole("menuitem", { name: "Skriv ned målet" }).click();
  }
  const save = async ({ page }, text) => {
    await page.getByLabel("Målet", { exact: true }).fill(text);
    await page.getByRole("button", { name: "Lagre målet" }).click();
  };
  await save(first, "Jobbe ute");
  await first.page.getByText("Målet er lagret.").waitFor();
  step("the second is shown both");
  await save(second, "Jobbe med dyr");
  await second.page.getByText("Noen andre lagret før deg").waitFor();
  await look(second, "goal-conflict");
  await second.page.getByLabel("Det som skal gjelde").fill("Jobbe ute med dyr");
  await second.page.getByRole("button", { name: "Lagre dette" }).click();
  await second.page.getByText("Målet er lagret.").waitFor();
  await second.page.getByText("Jobbe ute med dyr").first().waitFor();
  await close_window(first);
  await close_window(second);
  await house.stop();
});

story("a job is found with a firm that nobody knew, and the participant is let in", async (size) => {
  const { house, office, ola } = await with_ola();
  const window = await window_of(house, office.anna, size);
  const { page } = window;
  await page.goto(`/participants/${ola}/work`);
  await page.getByText("Ingen jobb eller praksis ennå").waitFor();
  await look(window, "work-empty");
  step("the firm is registered on the way");
  await page.getByRole("button", { name: "Legg til" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("searchbox").fill("Bakeriet på hjørnet");
  await dialog.getByRole("button", { name: "Registrer ny arbeidsgiver" }).click();
  await dialog.getByLabel("Sted").fill("Prøvestad");
  await look(window, "work-new-firm");
  await dialog.getByRole("button", { name: "Registrer", exact: true }).click();
  await dialog.getByRole("radio", { name: "Bakeriet på hjørnet, Prøvestad" }).waitFor();
  await dialog.getByLabel("Stilling eller oppgaver").fill("Bakerassistent");
  await look(window, "work-job");
  await dialog.getByRole("button", { name: "Lagre", exact: true }).click();
  await page.getByText("Bakerassistent").waitFor();
  await look(window, "work");
  step("the firm is everybody's now, with its job");
  await page.getByRole("link", { name: "Bakeriet på hjørnet" }).click();
  await page.getByText("1 i alt, 1 nå").first().waitFor();
  await look(window, "employers");

  step("a link to the participant's own page is shown once");
  await page.goto(`/participants/${ola}`);
  await page.getByRole("button", { name: "Mer", exact: true }).click();
  await page.getByRole("menuitem", { name: "Inviter til egen side" }).click();
  await page.getByLabel("Brukernavn").fill("ola.oppdiktet");
  await page.getByRole("button", { name: "Lag lenke" }).click();
  const link = page.getByText(/\/invitation\//);
  await link.waitFor();
  await look(window, "invitation");
  const path = new URL((await link.innerText()).trim()).pathname;
  await close_window(window);

  step("and lets Ola in");
  const own = await open_window(house.origin, size);
  await own.page.goto(path);
  await own.page.getByLabel("Velg et passord").fill(password);
  await own.page.getByRole("button", { name: "Lagre passordet og gå videre" }).click();
  await own.page.getByRole("heading", { name: "Hei, Ola" }).waitFor();
  await look(own, "own-page");
  await close_window(own);
  await house.stop();
});
