// Debian's Chromium, driven as a person would use it: two sizes of screen, and a look for what keeps people out.
import { existsSync, mkdirSync } from "node:fs";

import { check_answer } from "../node/contract.mjs";
import { test } from "../node/frame.mjs";
import { axe_script, chromium } from "../node/modules.mjs";

const output = new URL("output/", import.meta.url);
mkdirSync(output, { recursive: true });

/** The two sizes every story is told at. */
export const sizes = {
  phone: {
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
  },
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

/** A screen of 1280 by 800 as it is at 200 and at 400 per cent: so many of the page's own pixels are left. */
const zooms = {
  200: { width: 640, height: 400 },
  400: { width: 320, height: 256 },
};

/**
 * Throws when somebody who has made everything larger misses something: the page scrolls sideways, a text is cut off at
 * its box, or what the keyboard comes to cannot be seen. Nothing is loaded anew; the window gets its size back, but lists
 * may have been cards meanwhile, and the focus has been everywhere.
 */
export async function check_zoomed({ page }, where) {
  const told = [];
  for (const [zoom, viewport] of Object.entries(zooms)) {
    await page.setViewportSize(viewport);
    const found = await page.evaluate(look_closely, {
      with_focus: zoom === "400",
    });
    told.push(...found.map((text) => `${where} at ${zoom} %: ${text}`));
  }
  await page.setViewportSize(sizes.desktop.viewport);
  if (told.length > 0) throw new Error(told.join("\n"));
}

/** Runs in the page. */
async function look_closely({ with_focus }) {
  const root = document.documentElement;
  const fits = () => root.scrollWidth <= root.clientWidth;
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  // What is laid out by script (a table that becomes cards) takes its time on a busy machine.
  await pause(50);
  for (let waited = 0; waited < 2000 && !fits(); waited += 50) await pause(50);
  const told = [];
  const name = (element) =>
    `${element.tagName.toLowerCase()} "${(element.getAttribute("aria-label") ?? element.textContent).trim().slice(0, 40)}"`;
  if (!fits()) told.push(`the page is ${root.scrollWidth} px wide on a screen of ${root.clientWidth} px`);
  const modal = document.querySelector("dialog[open]");
  const seen = (element) => element.checkVisibility({ visibilityProperty: true });

  for (const element of (modal ?? document.body).querySelectorAll("*")) {
    const clips = /hidden|clip/;
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");
    if (
      !own ||
      !seen(element) ||
      element.closest(".aksel-sr-only, .aksel-typo--visually-hidden, svg, [aria-hidden]")
    )
      continue;
    const style = getComputedStyle(element);
    const cut =
      (clips.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1) ||
      (clips.test(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
    if (cut && style.display !== "inline" && style.clipPath === "none")
      told.push(`${name(element)} is cut off`);
    const { left, right } = element.getBoundingClientRect();
    const scrolls = (() => {
      for (let box = element; box; box = box.parentElement)
        if (/auto|scroll/.test(getComputedStyle(box).overflowX) && box !== root) return true;
      return false;
    })();
    if (!scrolls && (right > root.clientWidth + 1 || left < -1))
      told.push(`${name(element)} is beside the screen`);
  }

  if (!with_focus) return told;
  // What the keyboard comes to must be on the screen, and not under something else. (What is drawn has its own shape.)
  const reached = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const before = document.activeElement;
  for (const element of (modal ?? document.body).querySelectorAll(reached)) {
    if (element.disabled || !seen(element) || element.tabIndex < 0 || element.closest("[inert], svg"))
      continue;
    element.focus();
    if (document.activeElement !== element) continue;
    // Aksel's radios and checkboxes are drawn by their labels.
    const shown = element.getClientRects()[0];
    if (!shown) continue;
    const [left, right] = [Math.max(shown.left, 0), Math.min(shown.right, innerWidth)];
    const y = (Math.max(shown.top, 0) + Math.min(shown.bottom, innerHeight)) / 2;
    const within = shown.right > 0 && shown.left < innerWidth && shown.bottom > 0 && shown.top < innerHeight;
    if (!within) {
      told.push(`${name(element)} has the focus outside the screen`);
      continue;
    }
    // Seen is what is not wholly covered.
    const on_top = [0.1, 0.5, 0.9].map((part) => document.elementFromPoint(left + part * (right - left), y));
    const labels = [...(element.labels ?? [])];
    const is_seen = on_top.some(
      (top) =>
        top &&
        (element.contains(top) || top.contains(element) || labels.some((label) => label.contains(top))),
    );
    if (!is_seen) told.push(`${name(element)} has the focus under something else`);
  }
  before?.focus?.();
  scrollTo(0, 0);
  return told;
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
