// Every page in nynorsk and in English: nothing on the screen is left in bokmål but what people themselves have written.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";

import { after, step, test } from "../node/frame.mjs";
import { open_example_house } from "../node/example.mjs";
import { top } from "../node/house.mjs";
import { check_fits, close_browser, close_window, settled, window_of } from "./browser.mjs";
import { addresses, page_routes } from "./routes.mjs";

after(close_browser);

/** The page's own texts in one language. */
function texts_of(language) {
  const folder = `${top}web/src/texts/${language}`;
  const found = [];
  const walk = (value) => {
    if (typeof value === "string") found.push(value);
    else Object.values(value).forEach(walk);
  };
  for (const file of readdirSync(folder)) walk(JSON.parse(readFileSync(`${folder}/${file}`, "utf8")));
  return found;
}

/** All texts of the server's code lists, as somebody of this language gets them. */
async function codes_of(client, language) {
  await client.must("PUT", "/api/account/language", { body: { language } });
  return Object.values(await client.must("GET", "/api/codes")).flatMap((list) =>
    list.map(({ text }) => text),
  );
}

/** What a text looks like on the screen: its sentences between the values that are put in. */
const pieces = (text) =>
  text
    .split(/{{\w+}}/)
    .map((piece) => piece.trim())
    .filter((piece) => (piece.match(/\p{L}{2,}/gu) ?? []).length > 0);

/** Words that one language has and the other does not: what is no text of a catalogue is found by them. */
const strange = {
  nn: /(?<!\p{L})(ikke|jeg|hva|hvem|hvor|hvordan|noen|noe|fra|flere|skrevet|bare|også|uke|uker|dager|deltaker(e|en|ne)?|veileder|måned(er)?|kommer|mangler|venter|oppgave(r)?|arbeidsgiver(e)?)(?!\p{L})/iu,
  en: /(?<!\p{L})(ikke|ikkje|jeg|eg|hva|kva|fra|frå|og|eller|på|med|til|du|dag|dager|dagar|uke|veke|deltaker|deltakar|oppgave|oppgåve|notat|avtale|kontrakt)(?!\p{L})/iu,
};

/** Every string of an answer that somebody has typed or a file has brought: all but the texts that stand with a code. */
function data_of(value, into) {
  if (typeof value === "string") into.add(value.trim());
  else if (Array.isArray(value)) value.forEach((one) => data_of(one, into));
  else if (value && typeof value === "object") {
    for (const [key, inner] of Object.entries(value)) {
      const is_code_text =
        key === "text" && ("code" in value || ("kind" in value && ("unit" in value || "demanded" in value)));
      if (!is_code_text) data_of(inner, into);
    }
  }
}

/** Runs in the page: every text that is there, and every label that is read aloud. */
function words_on_page() {
  const found = [];
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const { parentElement, data } = nodes.currentNode;
    // Each language has its own name in the choice of languages.
    if (data.trim() && !parentElement.closest("script, noscript, style, textarea, [lang]:not(html)"))
      found.push(data.trim());
  }
  for (const attribute of ["aria-label", "title", "placeholder", "alt"])
    for (const element of document.body.querySelectorAll(`[${attribute}]`)) {
      const text = element.getAttribute(attribute).trim();
      if (text && !element.closest("[lang]:not(html)")) found.push(text);
    }
  return found;
}

for (const [language, size] of [
  ["nn", "phone"],
  ["en", "desktop"],
]) {
  for (const role of ["consultant", "leader", "participant", "counsellor", "administrator"]) {
    test(
      `a ${role} who has chosen ${language} reads it on every page, on a ${size}`,
      async () => {
        const house = await open_example_house();
        const client = await house.sign_in(role);
        const bokmal = [...texts_of("nb"), ...(await codes_of(client, "nb"))];
        const chosen = [...texts_of(language), ...(await codes_of(client, language))];
        const right = new Set(chosen.flatMap(pieces));
        const left_over = new Set(bokmal.flatMap(pieces).filter((piece) => !right.has(piece)));
        assert.ok(left_over.size > 500, "the catalogues are read");

        const window = await window_of(house, client, size);
        const data = new Set();
        const reading = [];
        window.page.on("response", (answer) => {
          if (!new URL(answer.url()).pathname.startsWith("/api/")) return;
          reading.push(
            answer.json().then(
              (body) => data_of(body, data),
              () => {}, // gone, or no JSON: then nothing of it is on the page
            ),
          );
        });
        const told = new Set();
        let pages = 0;
        for (const { path, roles } of page_routes()) {
          if (!roles.includes(role)) continue;
          for (const address of await addresses(path, client)) {
            step(address);
            data.clear();
            await window.page.goto(address);
            await window.page.getByRole("heading", { level: 1 }).first().waitFor();
            await settled(window);
            await Promise.all(reading.splice(0));
            // The longest first: "Nordbyen Bakeri" before "Nordbyen".
            const written = [...data].filter((one) => one.length > 3).sort((a, b) => b.length - a.length);
            for (const text of new Set(await window.page.evaluate(words_on_page))) {
              if (right.has(text) || written.some((one) => one.includes(text))) continue;
              const ours = written.reduce((left, one) => left.replaceAll(one, " "), text);
              if (left_over.has(text)) told.add(`${address}: "${text}" is bokmål`);
              else if (strange[language].test(ours) && ![...right].some((piece) => ours.includes(piece)))
                told.add(`${address}: "${text}" has a word that is not ${language}`);
            }
            await check_fits(window, address).catch((error) => told.add(error.message));
            pages += 1;
          }
        }
        await close_window(window).catch((error) => told.add(error.message));
        await house.stop();
        assert.ok(pages > 1, "there are pages to look at");
        if (told.size > 0) throw new Error([...told].join("\n"));
      },
      { seconds: 240 },
    );
  }
}
