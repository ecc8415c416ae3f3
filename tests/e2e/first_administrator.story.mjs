// A new house: its first administrator comes in with the token, and sets up a second factor.
import assert from "node:assert/strict";

import { after, step } from "../node/frame.mjs";
import { open_house, password, stafett } from "../node/house.mjs";
import { totp } from "../node/totp.mjs";
import { close_browser, close_window, look, open_window, story } from "./browser.mjs";

after(close_browser);

story("the first administrator sets up an empty house", async (size) => {
  const house = await open_house({ web: true });
  const token = stafett("setup-token", ...house.where).trim();
  const window = await open_window(house.origin, size);
  const { page } = window;

  step("the house asks for the token");
  await page.goto("/");
  await page.getByRole("heading", { name: "Ta Stafett i bruk" }).waitFor();
  await look(window, "setup");

  step("an empty form says what is missing");
  await page.getByRole("button", { name: "Lag administrator" }).click();
  await page.getByText("Skriv engangskoden.").first().waitFor();
  await look(window, "setup-missing");

  step("filled in");
  await page.getByLabel("Engangskode").fill(token);
  await page.getByLabel("Virksomhetens navn").fill("Prøvekontoret");
  await page.getByLabel("Navnet ditt").fill("Ada Administrator");
  await page.getByLabel("Brukernavn").fill("ada");
  await page.getByLabel("Velg et passord").fill(password);
  await page.getByRole("button", { name: "Lag administrator" }).click();

  step("the second factor is set up");
  await page.getByRole("heading", { name: "Sett opp totrinnsinnlogging" }).waitFor();
  await look(window, "enrol");
  await page.getByLabel("Passord", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Begynn" }).click();
  await page.getByRole("img", { name: /QR-kode/ }).waitFor();
  await look(window, "enrol-scan");
  const secret = (await page.locator("code").first().innerText()).replace(/\s/g, "");
  await page.getByLabel("Kode fra appen, seks sifre").fill(totp(secret));
  await page.getByRole("button", { name: "Bekreft koden" }).click();

  step("recovery codes are shown once, and have to be kept");
  const codes = page.getByRole("list", { name: "Gjenopprettingskoder" });
  await codes.waitFor();
  assert.ok((await codes.getByRole("listitem").count()) >= 8);
  await page.getByRole("button", { name: "Fullfør" }).click();
  await page.getByText("Ta vare på kodene først, og kryss av for det.").first().waitFor();
  await look(window, "recovery-codes");
  const code = await codes.getByRole("listitem").first().innerText();
  await page.getByLabel("Jeg har tatt vare på kodene").check();
  await page.getByRole("button", { name: "Fullfør" }).click();
  await page.getByRole("main").waitFor();
  await look(window, "administrator-home");
  await close_window(window);

  step("next time a password is not enough, and a recovery code does for a lost phone");
  const next = await open_window(house.origin, size);
  await next.page.goto("/");
  await next.page.getByLabel("Brukernavn").fill("ada");
  await next.page.getByLabel("Passord", { exact: true }).fill(password);
  await look(next, "sign-in");
  await next.page.getByRole("button", { name: "Logg inn" }).click();
  await next.page.getByRole("heading", { name: "Bekreft at det er deg" }).waitFor();
  await next.page.getByRole("button", { name: "Jeg har ikke appen" }).click();
  await next.page.getByLabel("Gjenopprettingskode").fill(code);
  await look(next, "sign-in-recovery");
  await next.page.getByRole("button", { name: "Bekreft" }).click();
  await next.page.getByRole("main").waitFor();
  await close_window(next);
  await house.stop();
});
