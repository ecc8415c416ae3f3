// A house to test: the real program, started for the tests on a free port with a database of its own.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { Client } from "./client.mjs";
import { totp, until_next_code } from "./totp.mjs";

export const top = fileURLToPath(new URL("../../", import.meta.url));
export const program = process.env.STAFETT_PROGRAM ?? `${top}build/dev/src/app/stafett`;
const page = `${top}web/dist`;

/** A password that the house takes: tests need not be clever about it. */
export const password = "tolv tegn og noen til";

/** Runs `stafett WORDS…` to its end; gives what it printed, and throws with what it said when it fails. */
export function stafett(...words) {
  return execFileSync(program, words, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** An empty folder under build/, for one house. */
export function new_folder() {
  mkdirSync(`${top}build/houses`, { recursive: true });
  return mkdtempSync(`${top}build/houses/house-`);
}

let databases = 0;
/** A database of its own in the tests' PostgreSQL (tests/with_postgres); gives its location. */
export function new_postgres_database() {
  const cluster = process.env.STAFETT_TEST_POSTGRES;
  if (!cluster) throw new Error("run this inside tests/with_postgres");
  const name = `house_${process.pid}_${(databases += 1)}`;
  execFileSync("psql", ["-q", "-d", cluster, "-c", `create database ${name}`], { stdio: "pipe" });
  return cluster.replace(/dbname=\S+/, `dbname=${name}`);
}

/** The options that name the database of STAFETT_TEST_ENGINE: "sqlite" (where nothing is said), or "postgres". */
function engine_options() {
  return process.env.STAFETT_TEST_ENGINE === "postgres" ? ["--database", new_postgres_database()] : [];
}

/**
 * Starts `stafett serve`.
 * @param {{folder?: string, options?: string[], web?: boolean}} how `folder`: a house made before; else a new, empty
 *   one, which is removed at the end.
 * @returns what the tests ask: `origin`, `folder`, `where` (its --data and --database), `log()`, `stop()`
 */
export async function open_house({ folder, options = engine_options(), web = false } = {}) {
  const own = folder ?? new_folder();
  const where = ["--data", own, ...options];
  if (web && !existsSync(`${page}/index.html`)) throw new Error("the page is not built (./test builds it)");
  const child = spawn(
    program,
    ["serve", ...where, "--port", "0", "--scenarios", `${top}scenarios`, ...(web ? ["--web", page] : [])],
    {
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  // A test that fails in the middle leaves nothing running.
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  child.once("exit", () => process.off("exit", kill));
  let out = "";
  let log = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (log += text));
  const ended = new Promise((resolve) => child.on("exit", (code, signal) => resolve(code ?? signal)));
  const ready = async () => {
    for (let waited = 0; waited < 30000; waited += 20) {
      const line = out.match(/http:\/\/localhost:\d+/);
      if (line) return line[0];
      if (child.exitCode !== null) break;
      await new Promise((done) => setTimeout(done, 20));
    }
    throw new Error(`stafett serve did not start:\n${out}${log}`);
  };
  const origin = await ready();
  return {
    origin,
    folder: own,
    where,
    log: () => log,
    client: () => new Client(origin),
    /** Ends it as systemd does; throws when it did not end well, or its log tells of something broken. */
    async stop() {
      child.kill("SIGTERM");
      const code = await ended;
      if (!folder) rmSync(own, { recursive: true, force: true });
      if (code !== 0) throw new Error(`stafett serve left with ${code}:\n${log.slice(-4000)}`);
      const broken = log.split("\n").filter((line) => line.includes('"level":"error"'));
      if (broken.length > 0) throw new Error(`the log tells of errors:\n${broken.slice(0, 10).join("\n")}`);
    },
  };
}

/** The first administrator of an empty house, signed in with a second factor set up. */
export async function first_administrator(house, { name = "Ada Administrator", username = "ada" } = {}) {
  const client = house.client();
  const token = stafett("setup-token", ...house.where).trim();
  await client.must("POST", "/api/setup", {
    body: { token, organisation: "Prøvekontoret", name, username, password, language: "nb" },
  });
  const secret = await enrol(client);
  return { client, username, secret };
}

/** Sets up the second factor of whoever is signed in; gives its secret. */
export async function enrol(client) {
  const { secret } = await client.must("POST", "/api/account/second-factor", { body: { password } });
  await client.must("POST", "/api/account/second-factor/confirmation", { body: { code: totp(secret) } });
  return secret;
}

/** Takes up an invitation ("/invitation/TOKEN"); gives the new person's client, signed in. */
export async function accept_invitation(house, { path }, { language = "nb" } = {}) {
  const client = house.client();
  const token = path.split("/").pop();
  const session = await client.must("POST", `/api/invitations/${token}`, { body: { password, language } });
  const secret = session.state === "enrol_second_factor" ? await enrol(client) : undefined;
  return { client, secret };
}

/**
 * Signs in with name, password and, where the house asks for it, a code. A code is taken once only: with `secret` of
 * somebody who has just used one, this waits for the next.
 */
export async function sign_in(house, { username, secret, password: own = password }) {
  const client = house.client();
  let session = await client.must("POST", "/api/session", { body: { username, password: own } });
  if (session.state === "second_factor") {
    const body = () => ({ body: { code: totp(secret) } });
    let answer = await client.ask("POST", "/api/session/second-factor", body());
    if (answer.status >= 400) {
      await new Promise((done) => setTimeout(done, until_next_code() + 200));
      answer = await client.ask("POST", "/api/session/second-factor", body());
    }
    if (answer.status >= 400) throw new Error(`second factor of ${username}: ${answer.text}`);
    session = answer.json;
  }
  return { client, session };
}
