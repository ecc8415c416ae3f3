// Every page, in every role that it is for: nothing that keeps people out, nothing wider than the screen, no fault unseen.
import assert from "node:assert/strict";

import { after, step, test } from "../node/frame.mjs";
import { open_example_house } from "../node/example.mjs";
import { check_zoomed, close_browser, close_window, look, settled, sign_in_as, story } from "./browser.mjs";
import { addresses, page_routes } from "./routes.mjs";

after(close_browser);

for (const role of ["consultant", "leader", "participant", "counsellor", "administrator", "researcher"]) {
  story(`everything a ${role} can open is open to everybody who is one`, async (size) => {
    const house = await open_example_house();
    const window = await sign_in_as(house, role, size);
    const client = await house.sign_in(role);
    const told = [];
    let pages = 0;
    for (const { path, roles } of page_routes()) {
      if (!roles.includes(role)) continue;
      for (const [nth, address] of (await addresses(path, client)).entries()) {
        step(address);
        await window.page.goto(address);
        await window.page.getByRole("heading", { level: 1 }).first().waitFor();
        await settled(window);
        const name = path.replaceAll(/[/:?]+/g, "-").replaceAll(/^-|-$/g, "");
        await look(window, `page-${role}-${name}-${nth}`).catch((error) => told.push(error.message));
        if (size === "desktop")
          await check_zoomed(window, address).catch((error) => told.push(error.message));
        const missing = await window.page.getByText("Her er det ingenting").count();
        if (missing > 0) told.push(`${address} is not found by a ${role}`);
        pages += 1;
      }
    }
    await close_window(window).catch((error) => told.push(error.message));
    await house.stop();
    assert.ok(pages > 1, "there are pages to look at");
    if (told.length > 0) throw new Error(told.join("\n"));
  });
}

test("the forms over a page can be filled in by somebody who has made everything larger", async () => {
  const house = await open_example_house();
  const window = await sign_in_as(house, "consultant", "desktop");
  const { page } = window;
  const client = await house.sign_in("consultant");
  const { rows } = await client.must("GET", "/api/participations?limit=200");
  await page.goto(`/participants/${rows.find(({ readable }) => readable).id}`);
  const acts = page.getByRole("button", { name: "Mer", exact: true });
  await acts.waitFor();
  const told = [];
  await acts.click();
  const count = await page.getByRole("menuitem").count();
  await page.keyboard.press("Escape");
  for (let nth = 0; nth < count; nth += 1) {
    await acts.click();
    const item = page.getByRole("menuitem").nth(nth);
    const name = await item.innerText();
    step(name);
    await item.click();
    await page.getByRole("dialog").waitFor();
    await settled(window);
    await look(window, `dialog-${nth}`).catch((error) => told.push(error.message));
    await check_zoomed(window, name).catch((error) => told.push(error.message));
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
  await close_window(window).catch((error) => told.push(error.message));
  await house.stop();
  assert.ok(count > 2, "there are forms to look at");
  if (told.length > 0) throw new Error(told.join("\n"));
});
