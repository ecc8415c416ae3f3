// Every page, in every role that it is for: nothing that keeps people out, nothing wider than the screen, no fault unseen.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";

import { after, step } from "../node/frame.mjs";
import { open_example_house } from "../node/example.mjs";
import { top } from "../node/house.mjs";
import { close_browser, close_window, look, settled, sign_in_as, story } from "./browser.mjs";

after(close_browser);

/** The page's own table of routes (web/src/pages/…/routes.ts), as path and roles. */
function page_routes() {
  const folder = `${top}web/src/pages`;
  return readdirSync(folder).flatMap((name) => {
    const source = readFileSync(`${folder}/${name}/routes.ts`, "utf8");
    const found = [...source.matchAll(/path: "([^"]+)",\s*roles: \[([^\]]*)\]/g)];
    assert.equal(found.length, source.split("path:").length - 1, `${name}/routes.ts is not read whole`);
    return found.map(([, path, roles]) => ({ path, roles: roles.match(/\w+/g) }));
  });
}

/** What stands in the place of a parameter, for whoever is signed in. Two or three are enough to see a page full and bare. */
const values = {
  ":participation": async (client) => {
    const { rows } = await client.must("GET", "/api/participations?limit=200&ended=true");
    const readable = rows.filter((row) => row.readable);
    const secret = readable.find(({ person }) => person.protected);
    return [readable[0], secret].filter(Boolean).map(({ id }) => id);
  },
  ":tab?": async () => ["", "notes", "plan"],
  ":contract": async (client) => ids(await client.must("GET", "/api/contracts")),
  ":employee": async (client) => ids(await client.must("GET", "/api/employees")).slice(0, 2),
  ":team": async (client) => ids(await client.must("GET", "/api/teams")).slice(0, 1),
  ":import": async (client) => {
    const body = Buffer.from("Fornavn;Etternavn;Startdato\nKari;Prøve;2.11.2026\nOla;Prøve;30.2.2026\n");
    const headers = { "x-file-name": "deltakere.csv" };
    return [
      (await client.must("POST", "/api/imports", { body, type: "application/octet-stream", headers })).id,
    ];
  },
};
const ids = ({ rows }) => rows.map(({ id }) => id);

/** The addresses that a route has for somebody. */
async function addresses(path, client) {
  let made = [""];
  for (const part of path.split("/").filter(Boolean)) {
    const known = part.startsWith(":") ? values[part] : async () => [part];
    if (!known) throw new Error(`the walk has nothing to put in the place of ${part} of ${path}`);
    const next = await known(client);
    made = made.flatMap((begun) => next.map((value) => (value ? `${begun}/${value}` : begun)));
  }
  return made;
}

for (const role of ["consultant", "leader", "participant", "counsellor", "administrator"]) {
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
