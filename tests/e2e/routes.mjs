// Which pages there are, and their addresses in the invented office: for the stories that walk through all of them.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";

import { top } from "../node/house.mjs";

/** The page's own table of routes (web/src/pages/…/routes.ts), as path and roles. */
export function page_routes() {
  const folder = `${top}web/src/pages`;
  return readdirSync(folder).flatMap((name) => {
    const source = readFileSync(`${folder}/${name}/routes.ts`, "utf8");
    const found = [...source.matchAll(/path: "([^"]+)",\s*roles: \[([^\]]*)\]/g)];
    assert.equal(found.length, source.split("path:").length - 1, `${name}/routes.ts is not read whole`);
    return found.map(([, path, roles]) => ({
      path,
      roles: roles.match(/\w+/g),
    }));
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
  ":scenario": async (client) => {
    const { rows } = await client.must("GET", "/api/foresight/scenarios");
    return rows
      .filter(({ shipped }) => shipped)
      .map(({ id }) => id)
      .slice(0, 1);
  },
  ":import": async (client) => {
    const body = Buffer.from("Fornavn;Etternavn;Startdato\nKari;Prøve;2.11.2026\nOla;Prøve;30.2.2026\n");
    const headers = { "x-file-name": "deltakere.csv" };
    return [
      (
        await client.must("POST", "/api/imports", {
          body,
          type: "application/octet-stream",
          headers,
        })
      ).id,
    ];
  },
};
const ids = ({ rows }) => rows.map(({ id }) => id);

/** The addresses that a route (of `page_routes`) has for somebody who is signed in as `client`. */
export async function addresses(path, client) {
  let made = [""];
  for (const part of path.split("/").filter(Boolean)) {
    const known = part.startsWith(":") ? values[part] : async () => [part];
    if (!known) throw new Error(`the walk has nothing to put in the place of ${part} of ${path}`);
    const next = await known(client);
    made = made.flatMap((begun) => next.map((value) => (value ? `${begun}/${value}` : begun)));
  }
  return made;
}
