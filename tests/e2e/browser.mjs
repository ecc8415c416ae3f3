// Debian's Chromium, driven as a person would use it: two sizes of screen, and a look for what keeps people out.
import { existsSync, mkdirSync } from "node:fs";

import { check_answer } from "../node/contract.mjs";
import { test } from "../node/frame.mjs";
import { axe_script, chromium } from "../node/modules.mjs";

const output = new URL("output/", import.meta.url);
mkdirSync(output, { recursive: true });

/** The two sizes every story is told at. */
export const sizes = {
  phone: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  desktop: { viewport: { width: 1600, height: 900 } },
};

let browser;

/** Starts Chromium once; what it would like to tell its makers it cannot, from here. */
export async function open_browser() {
  const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);
  browser ??= await chromium.launch({
    executablePath,
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--disable-dev-shm-usage",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-features=Translate,OptimizationHints,MediaRouter",
    ],
  });
  return browser;
}

export async function close_browser() {
  await browser?.close();
  browser = undefined;
}

/**
 * A new window of a person who has never been here. What goes wrong in it without anybody seeing it (a script's error,
 * a file that is not there, an answer that the contract does not have, a thing the content security policy stopped, a
 * call to somebody else) is collected in `faults`, and `close_window` throws it.
 */
export async function open_window(origin, size, { cookies = [], locale = "nb-NO" } = {}) {
  const context = await (
    await open_browser()
  ).newContext({
    ...sizes[size],
    baseURL: origin,
    locale,
    timezoneId: "Europe/Oslo",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(30000);
  if (cookies.length > 0) await context.addCookies(cookies);
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  page.on("console", (message) => {
    // Refusals by the server (401 before signing in, 409, 422) are part of the stories; Chromium tells of each.
    const told = message.text();
    if (
      message.type() === "error" &&
      !/^Failed to load resource: the server responded with a status of 4\d\d/.test(told)
    )
      faults.push(`console: ${told}`);
  });
  page.on("response", async (answer) => {
    const url = new URL(answer.url());
    if (!url.protocol.startsWith("http")) return;
    if (url.origin !== origin) {
      faults.push(`asked somebody else: ${url.origin}`);
      return;
    }
    if (answer.status() >= 500) faults.push(`${answer.status()} from ${url.pathname}`);
    if (!url.pathname.startsWith("/api/")) return;
    const body = await answer.text().catch(() => null); // gone, when the page went on before it was read
    if (body === null) return;
    try {
      check_answer(
        answer.request().method(),
        url.pathname,
        answer.status(),
        answer.headers()["content-type"],
        body,
      );
    } catch (error) {
      faults.push(error.message);
    }
  });
  return { context, page, faults, size };
}

/** A window of somebody who is signed in already: `client` (tests/node/house.mjs) has the session. */
export function window_of(house, client, size) {
  // Secure cookies are kept for http://localhost as well; only their making has to name https.
  const cookies = [...client.cookies].map(([name, value]) => ({
    name,
    value,
    url: "https://localhost/",
    secure: true,
    httpOnly: true,
    sameSite: "Strict",
  }));
  return open_window(house.origin, size, { cookies });
}

/** A window of the invented office (tests/node/example.mjs), signed in as a role's first login, or by sign-in name. */
export async function sign_in_as(house, who, size) {
  return window_of(house, await house.sign_in(who), size);
}

/** Closes a window, and throws what went wrong in it unseen. */
export async function close_window({ context, faults }) {
  await context.close();
  if (faults.length > 0) throw new Error(`unseen in the page:\n${[...new Set(faults)].join("\n")}`);
}

/** A picture of the page in tests/e2e/output, for people to look at. */
export async function picture({ page, size }, name, { whole = true } = {}) {
  const path = new URL(`${name}-${size}.png`, output).pathname;
  await page.screenshot({ path, fullPage: whole, animations: "disabled" });
  return path;
}

/** What axe finds of serious or critical kind on the page as it stands; throws them, each with its place. */
export async function check_accessible({ page }, where) {
  await page.evaluate(axe_script);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document));
  const found = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  if (found.length === 0) return;
  const told = found.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map(({ target, failureSummary }) => `   ${target.join(" ")}: ${failureSummary}`).join("\n")}`,
  );
  throw new Error(`axe at ${where}:\n${told.join("\n")}`);
}

/** Waits until nothing is being fetched and nothing says that it is still loading. */
export async function settled({ page }) {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => document.querySelectorAll('[aria-busy="true"]').length === 0);
}

/** Throws when something is wider than the screen: nobody should have to scroll sideways. */
export async function check_fits({ page, size }, where) {
  const [wide, screen] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  if (wide > screen) throw new Error(`${where} is ${wide} px wide on a ${size} of ${screen} px`);
}

/** What every page has to pass, whoever looks at it; leaves a picture. */
export async function look(window, name) {
  await picture(window, name);
  await check_accessible(window, name);
  await check_fits(window, name);
}

/** A story, told once at each size: `tell(size)`. */
export function story(name, tell, { seconds = 240 } = {}) {
  for (const size of Object.keys(sizes)) test(`${name}, on a ${size}`, () => tell(size), { seconds });
}
