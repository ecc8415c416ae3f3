// A team leader: the three rings, who waits for a first contact, who has nobody, and a change of consultant.
import assert from "node:assert/strict";

import { after, step } from "../node/frame.mjs";
import { open_example_house } from "../node/example.mjs";
import { close_browser, close_window, look, settled, sign_in_as, story } from "./browser.mjs";

after(close_browser);

/** How many lines there are below a table's heading. */
const rows_of = (table) => table.locator("tbody tr");

story("the team leader sees the circles, and gives who has nobody to a consultant", async (size) => {
  const house = await open_example_house();
  const window = await sign_in_as(house, "leader", size);
  const { page } = window;

  step("the day begins with who needs the leader");
  await page.goto("/");
  await page.getByRole("heading", { name: "Teamet mitt" }).waitFor();
  await page.getByText("Oppdiktet kontor.").waitFor();
  await settled(window);
  await look(window, "leader-team");
  const without = page.getByRole("table", { name: "Uten fast konsulent" });
  const queue = page.getByRole("table", { name: "Venter på første kontakt" });
  assert.ok((await rows_of(queue).count()) >= 2, "some wait for a first contact");
  const lonely = await rows_of(without).count();
  assert.ok(lonely >= 3, "several have no lead consultant");
  await page.getByText("Slutter i jobben").first().waitFor();
  await page.getByText("Kontrakten går ut").first().waitFor();

  step("who has nobody is given to a consultant; without a reason it is not done");
  const first = rows_of(without).first();
  const name = (await first.getByRole("link").innerText()).trim();
  await first.getByRole("checkbox").check();
  await page.getByRole("button", { name: "Gi til konsulent" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Gi til en konsulent" });
  const chooses = dialog.getByLabel("Hvem skal følge opp?");
  const options = await chooses.locator("option").allInnerTexts();
  assert.ok(
    options.some((text) => text.startsWith("Yusuf Warsame")),
    options.join("; "),
  );
  await chooses.selectOption({ label: options.find((text) => text.startsWith("Yusuf Warsame")) });
  await dialog.getByRole("button", { name: "Gi deltakerne" }).click();
  await dialog.getByText("Skriv hvorfor.").first().waitFor();
  await look(window, "leader-assign");
  await dialog.getByLabel("Hvorfor?").fill("Er ledig, og kjenner bransjen");
  await dialog.getByRole("button", { name: "Gi deltakerne" }).click();
  await page.getByText("1 deltaker har fått konsulent.").waitFor();
  await page.waitForFunction(
    ([label, left]) => {
      const table = [...document.querySelectorAll("table")].find(
        (t) => t.getAttribute("aria-label") === label,
      );
      return (table?.querySelectorAll("tbody tr").length ?? 0) === left;
    },
    ["Uten fast konsulent", lonely - 1],
  );

  step("a click just after typing is followed, however long the next page takes to come");
  await page.route(/\/assets\/.*\.js/, async (route) => {
    await new Promise((done) => setTimeout(done, 500));
    await route.continue();
  });
  await page.goto("/participants");
  await page.getByLabel("Søk blant deltakerne").fill(name.split(" ").at(-1));
  // As lists have it, family name first; others may have the same one.
  const [given, family] = [name.split(" ").slice(0, -1).join(" "), name.split(" ").at(-1)];
  await page.getByRole("link", { name: `${family}, ${given}`, exact: true }).click();
  await page.getByRole("tab", { name: "Oversikt" }).waitFor();
  await page.unrouteAll({ behavior: "wait" });

  step("the change stands in the file, with day, reason and who decided");
  await page.getByText("Grunn: Er ledig, og kjenner bransjen").waitFor();
  await page
    .getByText(/Bestemt av Marit Solheim Aune/)
    .first()
    .waitFor();

  step("the contract in its last 60 days as three rings");
  await page.goto("/contracts");
  await settled(window);
  await look(window, "leader-contracts");
  await page
    .getByRole("link", { name: /Oppfølging/ })
    .first()
    .click();
  const rings = page.getByRole("group", { name: /De tre sirklene/ });
  await rings.waitFor();
  await settled(window);
  await look(window, "leader-rings");
  assert.match(
    await page.getByRole("figure").first().locator("figcaption").innerText(),
    /konsulenter og \d+ deltakere/,
  );

  step("the keyboard walks from line to line, and Enter opens whom it stands on");
  await rings.locator('[tabindex="0"]').focus();
  await page.keyboard.press("ArrowRight");
  await page
    .getByText(/følger \d+ deltaker/)
    .first()
    .waitFor();
  await page.keyboard.press("ArrowUp");
  await page
    .getByText(/Følges av|Ingen fast konsulent/)
    .first()
    .waitFor();

  step("the same in words");
  await page.getByRole("button", { name: "Vis som tabell" }).click();
  assert.ok((await page.locator("table").filter({ hasText: "Dager uten" }).locator("tbody tr").count()) > 40);
  await look(window, "leader-rings-table");
  await close_window(window);
  await house.stop();
});
