// Signing in, against a running house.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";

import { after, before, step, test } from "../node/frame.mjs";
import { first_administrator, open_house, password, sign_in, stafett } from "../node/house.mjs";
import { totp } from "../node/totp.mjs";

let house;
let ada;

before(async () => {
  house = await open_house();
});
after(() => house?.stop());

test("a new house knows nobody, and says that it has to be set up", async () => {
  const client = house.client();
  const session = await client.must("GET", "/api/session");
  assert.equal(session.state, "signed_out");
  assert.equal(session.setup_needed, true);
  assert.equal((await client.must("GET", "/api/setup")).needed, true);
});

test("nobody becomes administrator without the token that the machine's owner was given", async () => {
  const body = {
    token: "guessed",
    organisation: "X",
    name: "X",
    username: "x",
    password,
    language: "nb",
  };
  const answer = await house.client().ask("POST", "/api/setup", { body });
  assert.ok(answer.status >= 400 && answer.status < 500, String(answer.status));
});

test("the first administrator comes in with the token, once, and sets up a second factor", async () => {
  ada = await first_administrator(house);
  const session = await ada.client.must("GET", "/api/session");
  assert.equal(session.state, "signed_in");
  assert.equal(session.role, "administrator");
  assert.equal(session.second_factor, true);
  assert.equal((await house.client().must("GET", "/api/setup")).needed, false);
  assert.throws(() => stafett("setup-token", ...house.where), /administrator already/);
});

test("the session's cookie cannot be read by scripts, leave the page's origin or travel in clear", async () => {
  const client = house.client();
  const answer = await client.ask("POST", "/api/session", { body: { username: ada.username, password } });
  const cookie = answer.headers["set-cookie"].find((line) => line.startsWith("__Host-"));
  for (const part of ["HttpOnly", "Secure", "SameSite=Strict", "Path=/"])
    assert.match(cookie, new RegExp(`; ${part}(;|$)`, "i"));
  assert.doesNotMatch(cookie, /domain=/i);
});

test("a password alone opens nothing where a second factor is set up", async () => {
  const client = house.client();
  const session = await client.must("POST", "/api/session", { body: { username: ada.username, password } });
  assert.equal(session.state, "second_factor");
  const change = { body: { current: password, new_password: `${password} og mer` } };
  assert.equal((await client.ask("POST", "/api/account/password", change)).status, 401);
  const wrong = totp(ada.secret) === "000000" ? "111111" : "000000";
  const answer = await client.ask("POST", "/api/session/second-factor", { body: { code: wrong } });
  assert.ok(answer.status === 401 || answer.status === 422, answer.text);
});

test(
  "a code opens the house once, and not a second time",
  async () => {
    const { client, session } = await sign_in(house, ada);
    assert.equal(session.state, "signed_in");
    step("the same code again");
    const other = house.client();
    await other.must("POST", "/api/session", { body: { username: ada.username, password } });
    const again = await other.ask("POST", "/api/session/second-factor", { body: { code: totp(ada.secret) } });
    assert.ok(again.status >= 400, "a code was taken twice");
    await client.must("DELETE", "/api/session");
    assert.equal((await client.must("GET", "/api/session")).state, "signed_out");
  },
  { seconds: 90 },
);

test("a name that is not there and a wrong password answer alike", async () => {
  const there = await house
    .client()
    .ask("POST", "/api/session", { body: { username: ada.username, password: "x" } });
  const not_there = await house
    .client()
    .ask("POST", "/api/session", { body: { username: "nobody", password: "x" } });
  assert.equal(there.status, not_there.status);
  assert.equal(there.text, not_there.text);
});

test("a write from another page is refused, whatever cookie it brings", async () => {
  const body = { language: "nn" };
  for (const headers of [
    { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" },
    { origin: "https://elsewhere.example", "sec-fetch-site": null },
    { origin: null, "sec-fetch-site": "same-site" },
    { origin: null, "sec-fetch-site": null },
  ]) {
    const answer = await ada.client.ask("PUT", "/api/account/language", { body, headers });
    assert.equal(answer.status, 403, JSON.stringify(headers));
  }
  assert.equal((await ada.client.must("GET", "/api/session")).language, "nb");
});

test("what cannot be read is told whole: every fault with its place", async () => {
  const text = '{"language":7,"more":1,"language":"nn"}';
  const answer = await ada.client.ask("PUT", "/api/account/language", { body: Buffer.from(text) });
  assert.equal(answer.status, 400);
  assert.ok(answer.json.faults.length >= 1, answer.text);
  assert.equal(answer.json.incident, null);
});

test("a write without its key is refused, and the same write twice is done once", async () => {
  const body = { language: "nn" };
  const none = await ada.client.ask("PUT", "/api/account/language", {
    body,
    headers: { "idempotency-key": null },
  });
  assert.equal(none.status, 400);
  const key = randomUUID();
  const first = await ada.client.must("PUT", "/api/account/language", { body, key });
  const second = await ada.client.must("PUT", "/api/account/language", { body, key });
  assert.equal(first.language, "nn");
  assert.equal(second.language, "nn");
});
