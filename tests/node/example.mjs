// The invented office for tests: made once (it takes a quarter of a minute), a copy of its own for each who asks.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";

import { new_folder, open_house, program, sign_in, stafett, top } from "./house.mjs";

const folder = `${top}build/houses/example`;
const printed = `${folder}/logins.txt`;

/** What an office made by this program on this day is told from others by. */
function mark() {
  const { mtimeMs, size } = statSync(program);
  return `${new Date().toDateString()} ${size} ${mtimeMs}\n`;
}

/** Makes the office where there is none that this program made today; gives what the program printed. */
function make() {
  if (existsSync(printed)) {
    const text = readFileSync(printed, "utf8");
    if (text.startsWith(mark())) return text;
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const text = mark() + stafett("example", "--data", folder);
  writeFileSync(printed, text);
  return text;
}

/** The table of logins that `stafett example` prints, and the password they have in common. */
function read_logins(text) {
  const password = /with the password (\S+)/.exec(text)[1];
  const rows = [...text.matchAll(/^ {2}(\S+) +(\S+) +(.*)$/gm)];
  return { password, logins: rows.map(([, username, role, look_at]) => ({ username, role, look_at })) };
}

/**
 * A running invented office that may be changed at will, with the page. Beside what `open_house` gives: `logins` as the
 * program prints them, and `sign_in(who)`, which gives the signed-in client of a role's first login or of a sign-in name.
 */
export async function open_example_house({ web = true } = {}) {
  const { password, logins } = read_logins(make());
  const own = new_folder();
  for (const file of ["house.key", "stafett.sqlite"]) cpSync(`${folder}/${file}`, `${own}/${file}`);
  const house = await open_house({ folder: own, options: [], web });
  const username_of = (who) => logins.find(({ role }) => role === who)?.username ?? who;
  return {
    ...house,
    logins,
    password,
    username_of,
    sign_in: async (who) => (await sign_in(house, { username: username_of(who), password })).client,
    async stop() {
      try {
        await house.stop();
      } finally {
        rmSync(own, { recursive: true, force: true });
      }
    },
  };
}
