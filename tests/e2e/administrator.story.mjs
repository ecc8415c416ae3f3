// An empty house becomes one that works: a contract, a team, employees, invitations, the agency's lists; and then each
// of the five kinds of people finds what is theirs.
import assert from "node:assert/strict";

import { after, step } from "../node/frame.mjs";
import { accept_invitation, first_administrator, new_folder, open_house } from "../node/house.mjs";
import { close_browser, close_window, look, settled, story, window_of } from "./browser.mjs";
import { writeFileSync } from "node:fs";

after(close_browser);

/** Somebody's window; this story is long, and is told while other suites are busy too. */
async function window_for(house, client, size) {
  const window = await window_of(house, client, size);
  window.page.setDefaultTimeout(40000);
  return window;
}

const sample = (name) => new URL(`../data/nav/${name}`, import.meta.url).pathname;

/** The first or last day of a month so many months from now, as it is typed. */
function typed(months, last = false) {
  const now = new Date();
  const day = new Date(
    Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months + (last ? 1 : 0), last ? 0 : 1),
  );
  const two = (number) => String(number).padStart(2, "0");
  return `${two(day.getUTCDate())}.${two(day.getUTCMonth() + 1)}.${day.getUTCFullYear()}`;
}

async function type_day(page, label, day) {
  const field = page.getByLabel(label, { exact: true });
  await field.fill(day);
  await field.press("Tab");
}

/** Follows an entry of the main menu, which is a drawer on the phone. */
async function go_to({ page, size }, entry) {
  if (size === "phone") await page.getByRole("button", { name: "Meny" }).click();
  const menu = page.getByRole("navigation", { name: "Hovedmeny" });
  await menu.getByRole("link", { name: entry, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: entry }).waitFor();
  await settled({ page });
}

async function register_contract(window) {
  const { page } = window;
  step("the start board says that a contract comes first");
  await page.goto("/");
  await page.getByRole("heading", { level: 1, name: "Oppsett" }).waitFor();
  await page.getByText("Neste steg").waitFor();
  await look(window, "administrator-setup-empty");
  await page.getByRole("link", { name: "Registrer en kontrakt" }).click();

  step("a form with nothing in it says all that is missing");
  await page.getByRole("button", { name: "Registrer kontrakten" }).click();
  await page.getByText("Rett dette før du går videre:").waitFor();
  await look(window, "contract-missing");

  step("the option years follow of the model and the first day");
  await page.getByLabel("Tiltakstype").selectOption({ label: "Arbeidsforberedende trening (AFT)" });
  await page.getByLabel("Avtaletype").selectOption({ label: "Rammeavtale" });
  await page.getByLabel("Hva kaller dere kontrakten?").fill("AFT Prøvestad");
  await page.getByLabel("Kontraktens nummer").fill("24/1234");
  await page.getByLabel("Kjøper", { exact: true }).fill("Nav Prøvestad");
  await page.getByLabel("Område", { exact: true }).fill("Prøvestad kommune");
  await page.getByLabel("Antall plasser (valgfritt)").fill("40");
  await type_day(page, "Tildelt dagen", typed(-14));
  await type_day(page, "Første dag", typed(-12));
  await page.getByLabel("Opsjonsmodell", { exact: true }).selectOption({ label: "2 + 1 + 1 år" });
  assert.equal(
    await page.getByLabel("Siste dag uten opsjoner").inputValue(),
    typed(11, true),
    "two years from the first day",
  );
  const options = page.getByRole("group", { name: /^Opsjon \d$/ });
  assert.equal(await options.count(), 2);
  assert.equal(await options.first().getByLabel("Fra og med").inputValue(), typed(12));
  await page.getByLabel("Metode", { exact: true }).fill("Supported Employment");
  await page.getByLabel("Prismodell", { exact: true }).selectOption({ label: "Annen avtalt pris" });

  step("a term has a value in its own unit, a first day and a source");
  await page.getByRole("button", { name: "Legg til krav" }).click();
  const term = page.getByRole("group", { name: "Krav 1" });
  await term
    .getByLabel("Hva gjelder kravet?")
    .selectOption({ label: "Andel konsulenter med relevant utdanning" });
  await term.getByLabel("Prosent").fill("160");
  await term.getByLabel("Hvor står det?").fill("Bilag 1 punkt 4");
  await look(window, "contract-filled");
  await page.getByRole("button", { name: "Registrer kontrakten" }).click();

  step("what the rule refuses stands at its field, and nothing typed is lost");
  await page.getByText("Tallet er utenfor det som er mulig.").first().waitFor();
  assert.equal(await page.getByLabel("Hva kaller dere kontrakten?").inputValue(), "AFT Prøvestad");
  await look(window, "contract-refused");
  await term.getByLabel("Prosent").fill("60");
  await page.getByRole("button", { name: "Registrer kontrakten" }).click();
  await page.getByRole("heading", { level: 1, name: "AFT Prøvestad" }).waitFor();
  await settled(window);
  await look(window, "administrator-contract");

  step("a term that changes is a new row, and the old one stays");
  await page.getByRole("button", { name: "Legg til krav" }).click();
  const dialog = page.getByRole("dialog");
  await dialog
    .getByLabel("Hva gjelder kravet?")
    .selectOption({ label: "Andel konsulenter med relevant utdanning" });
  await dialog.getByLabel("Prosent").fill("75");
  await dialog.getByLabel("Hvor står det?").fill("Endringsavtale 2");
  await look(window, "contract-add-term");
  await dialog.getByRole("button", { name: "Legg til kravet" }).click();
  await page.getByText("gjaldt før").waitFor();
  const terms = page.getByRole("region", { name: "Kravene i kontrakten" });
  await terms.getByText("60 %").waitFor();
  await terms.getByText("75 %").waitFor();
  await look(window, "contract-terms");

  step("a slip is corrected");
  await page.getByRole("link", { name: "Rett opplysningene" }).click();
  await page.getByLabel("Område", { exact: true }).fill("Prøvestad og Øvre Test");
  await look(window, "contract-correct");
  await page.getByRole("button", { name: "Lagre rettelsene" }).click();
  await page.getByText("Prøvestad og Øvre Test").waitFor();
}

async function register_employee(window, { name, email, title, degree }) {
  const { page } = window;
  await go_to(window, "Ansatte");
  await page.getByRole("link", { name: "Registrer ansatt" }).first().click();
  await page.getByLabel("Navn", { exact: true }).fill(name);
  await page.getByLabel("E-post (valgfritt)").fill(email);
  await page.getByLabel("Stillingstittel").fill(title);
  await type_day(page, "Første dag", typed(-12));
  await page.getByLabel("Kontrakten stillingen hører til").selectOption({ label: "AFT Prøvestad" });
  await page
    .getByLabel("Høyeste utdanning")
    .selectOption({ label: degree ? "Bachelor" : "Fagbrev eller fagskole" });
  await page.getByLabel("Fag", { exact: true }).fill("Sosialt arbeid");
  if (degree) await page.getByLabel("Relevant grad for kontraktens krav").check();
  await look(window, "employee-form");
  await page.getByRole("button", { name: "Registrer den ansatte" }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await settled(window);
}

/** The path of the one-time link in sight, which is then put away. */
async function link_shown(window, name) {
  const { page } = window;
  const dialog = page.getByRole("dialog");
  const link = dialog.locator("code");
  await link.waitFor();
  await look(window, name);
  const path = new URL(await link.innerText()).pathname;
  await dialog.getByRole("button", { name: "Ferdig" }).click();
  return path;
}

/** Invites the employee in sight; gives the path of the link that is shown once. */
async function invite(window, role) {
  const { page } = window;
  await page.getByRole("button", { name: /^Inviter/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("checkbox", { name: role }).check();
  await look(window, "invite");
  await dialog.getByRole("button", { name: "Lag lenken" }).click();
  const path = await link_shown(window, "invite-link");
  await page.getByText("Er invitert, men har ikke tatt kontoen i bruk.").waitFor();
  return { path };
}

async function register_staff(window) {
  const { page } = window;
  step("two employees, with their posts");
  await register_employee(window, {
    name: "Liv Leder",
    email: "liv@example.no",
    title: "Teamleder",
    degree: true,
  });
  await look(window, "employee");
  const leader = await invite(window, "Teamleder");
  await register_employee(window, {
    name: "Karl Konsulent",
    email: "karl@example.no",
    title: "Jobbkonsulent",
    degree: false,
  });
  await page.getByText("Uten Karl Konsulent: 100 %.").waitFor();
  const consultant = await invite(window, "Jobbkonsulent");

  step("a post that is changed: onboarding signed off");
  await page.getByRole("button", { name: /^Endre stillingen/ }).click();
  await page.getByLabel("Opplæringen godkjent dagen (valgfritt)").waitFor();
  await type_day(page, "Opplæringen godkjent dagen (valgfritt)", typed(-10));
  await look(window, "employee-change-post");
  await page.getByRole("button", { name: "Lagre", exact: true }).click();
  await page.getByText("Stillingen er endret.").waitFor();

  step("a team that works on the contract, with a leader");
  await go_to(window, "Team");
  await page.getByRole("button", { name: "Lag team" }).first().click();
  await page.getByRole("button", { name: "Lag teamet" }).click();
  await page.getByText("Skriv et navn.").first().waitFor();
  await page.getByLabel("Teamets navn").fill("Team Øst");
  await page.getByLabel("AFT Prøvestad").check();
  await page.getByRole("button", { name: "Lag teamet" }).click();
  await page.getByText("Teamet har ingen leder.").waitFor();
  for (const [name, leads] of [
    ["Liv Leder, Teamleder", true],
    ["Karl Konsulent, Jobbkonsulent", false],
  ]) {
    await page.getByRole("button", { name: "Legg til medlem" }).click();
    await page.getByLabel("Hvem?").selectOption({ label: name });
    await type_day(page, "Fra og med", typed(-12));
    if (leads) await page.getByLabel("Leder teamet").check();
    await look(window, "team-add-member");
    await page.getByRole("button", { name: "Legg til", exact: true }).click();
    await page.getByText("Medlemmet er lagt til.").last().waitFor();
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
  await look(window, "administrator-teams");
  await go_to(window, "Ansatte");
  await page.getByText("2 ansatte").waitFor();
  await look(window, "employees");
  return { leader, consultant };
}

async function choose_files(window, ...paths) {
  await go_to(window, "Import");
  await window.page.locator('input[type="file"]').setInputFiles(paths);
}

/** Opens a file from the list of those that were read in. */
async function open_import(window, name) {
  await go_to(window, "Import");
  const rows = window.page.getByRole(window.size === "phone" ? "listitem" : "row");
  await rows.filter({ hasText: name }).filter({ hasText: "venter på bekreftelse" }).getByRole("link").click();
}

async function confirm_import({ page }) {
  await page.getByRole("button", { name: "Les inn", exact: true }).click();
  await page.getByRole("button", { name: "Lagre endringene" }).click();
}

async function read_in_files(window) {
  const { page } = window;
  step("a list is read in: first what it would change, and nothing is saved");
  await go_to(window, "Import");
  await look(window, "imports-empty");
  await choose_files(window, sample("bff-deltakerliste.json"));
  await page.getByRole("heading", { level: 1, name: "bff-deltakerliste.json" }).waitFor();
  await page.getByText("2 nye").first().waitFor();
  await page.getByText("Fornavn Etternavn").waitFor();
  await page
    .getByText(/^Alt raden sier/)
    .first()
    .click();
  await settled(window);
  await look(window, "import-preview");

  step("one confirmation, which names what it means");
  await page.getByRole("button", { name: "Les inn", exact: true }).click();
  await page.getByText(/Dette kan ikke angres/).waitFor();
  await look(window, "import-confirm");
  await page.getByRole("button", { name: "Lagre endringene" }).click();
  await page.getByRole("heading", { name: "Filen er lest inn" }).waitFor();
  await look(window, "import-confirmed");

  step("the same file again changes nothing");
  await choose_files(window, sample("bff-deltakerliste.json"));
  await page.getByText("Filen endrer ingenting.", { exact: false }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Les inn", exact: true }).count(), 0);
  await page.getByRole("button", { name: "Forkast" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Forkast" }).click();
  await page.getByText("Forhåndsvisningen er forkastet.").waitFor();

  step("several at once: each has its own preview");
  await choose_files(window, sample("deltaker-v1.json"), sample("deltaker-ekstern-v1.json"));
  const uploads = page.getByRole("list", { name: "Filer du nettopp har lest inn" });
  await uploads.getByRole("link", { name: /^Åpne/ }).nth(1).waitFor();
  await settled(window);
  await look(window, "imports-several");
  await open_import(window, "deltaker-v1.json");
  await confirm_import(window);
  await page.getByRole("heading", { name: "Filen er lest inn" }).waitFor();

  step("a preview that the other file has made old is not carried out, but made anew");
  await open_import(window, "deltaker-ekstern-v1.json");
  await confirm_import(window);
  await page.getByRole("heading", { name: "Noe er endret siden forhåndsvisningen ble laget" }).waitFor();
  await look(window, "import-outdated");
  await page.getByRole("button", { name: "Lag den på nytt" }).click();
  await page.getByText("1 endret").first().waitFor();
  await confirm_import(window);
  await page.getByRole("heading", { name: "Filen er lest inn" }).waitFor();

  await read_in_a_table(window);

  step("a history that does not say whose it is asks, and takes the address that it was fetched at");
  await choose_files(window, sample("bff-deltaker-historikk.json"));
  await page.getByRole("heading", { name: "Hvem gjelder historikken?" }).waitFor();
  const whose = page.getByLabel("Adressen til deltakerens side");
  await whose.fill("Ola Oppdiktet");
  await page.getByRole("button", { name: "Les filen på nytt" }).click();
  await page
    .getByText(/Lim inn en adresse/)
    .first()
    .waitFor();
  await look(window, "import-whose-history");
  await whose.fill("https://nav.example/deltaker/bd3b6087-2029-481b-bcf0-e37354c00286/historikk");
  await page.getByRole("button", { name: "Les filen på nytt" }).click();
  await page.getByRole("heading", { name: "Hvem gjelder historikken?" }).waitFor({ state: "detached" });
  await confirm_import(window);

  step("a file that cannot be used says why, where, and what to do");
  const broken = `${new_folder()}/kuttet.json`;
  writeFileSync(broken, '{"id":"9987432c-e336-4b3b-b73e-b7c781a0823a",\n"navn":"Gjennomf');
  await choose_files(window, broken);
  await page.getByRole("heading", { name: "Filen kan ikke brukes" }).waitFor();
  await page.getByText(/Filen er kuttet/).waitFor();
  await page.getByText(/linje 2/).waitFor();
  await look(window, "import-refused");
}

/** A spreadsheet's list of one's own, with a column that nobody knows and a day that does not exist. */
async function read_in_a_table(window) {
  const { page } = window;
  step("a table: which column is what is guessed, shown, put right and remembered");
  const folder = new_folder();
  const rows = [
    "Navn;Fnr;Mobil;Status;Startdato;Sluttdato;Nav-veileder;E-post til veileder;Skonummer",
    "Berit Prøve;12345678901;90000001;DELTAR;01.02.2026;31.12.2026;Vera Veileder;vera@example.no;38",
    "Odd Test;;90000002;VENTER_PA_OPPSTART;01.12.2026;;Vera Veileder;vera@example.no;44",
    "Feil Dag;;90000003;DELTAR;31.02.2026;;Vera Veileder;vera@example.no;41",
  ];
  writeFileSync(`${folder}/liste.csv`, `${rows.join("\r\n")}\r\n`);
  await choose_files(window, `${folder}/liste.csv`);
  await page.getByRole("heading", { name: "Hva er kolonnene?" }).waitFor();
  await page.getByText(/Dagen finnes ikke/).waitFor();
  await settled(window);
  await look(window, "import-table");
  await page.getByLabel("Felt for Skonummer").selectOption({ label: "Navs bakgrunnstekst" });
  await page.getByLabel("Felt for Mobil").selectOption({ label: "Navs bakgrunnstekst" });
  await page.getByRole("button", { name: "Lag forhåndsvisningen på nytt" }).click();
  await page
    .getByText(/Velg ulike felt/)
    .first()
    .waitFor();
  await page.getByLabel("Felt for Skonummer").selectOption({ label: "Legg ved uten eget felt" });
  await page.getByLabel("Felt for Mobil").selectOption({ label: "Telefon" });
  await page.getByLabel("Felt for E-post til veileder").selectOption({ label: "Nav-veilederens e-post" });
  const remake = page.getByRole("button", { name: "Lag forhåndsvisningen på nytt" });
  if (await remake.isEnabled()) await remake.click();
  await settled(window);
  await page.getByRole("button", { name: "1 avvist" }).click();
  await page.getByText("Feil Dag").waitFor();
  await page.getByText("Berit Prøve").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Les inn", exact: true }).click();
  await page.getByText("1 avvist rad holdes utenfor.", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Lagre endringene" }).click();
  await page.getByRole("heading", { name: "Filen er lest inn" }).waitFor();

  step("a newer list shows field by field what changed");
  writeFileSync(
    `${folder}/nyere.csv`,
    rows.slice(0, 3).join("\r\n").replace("31.12.2026", "31.03.2027").replace("90000001", "91111111"),
  );
  await choose_files(window, `${folder}/nyere.csv`);
  await page.getByText("31.03.2027").waitFor();
  await page.getByText("31.12.2026").waitFor();
  await settled(window);
  await look(window, "import-changes");
}

story(
  "the administrator fills an empty house, and each finds what is theirs",
  async (size) => {
    const house = await open_house({ web: true });
    const administrator = await first_administrator(house);
    const window = await window_for(house, administrator.client, size);
    const { page } = window;
    await register_contract(window);
    const { leader, consultant } = await register_staff(window);
    await read_in_files(window);

    step("the agency's counsellor is known from the lists, and is invited");
    await go_to(window, "Nav-veiledere");
    await look(window, "counsellors");
    await page.getByRole("button", { name: "Inviter Vera Veileder" }).click();
    await page.getByLabel("Brukernavn").fill("vera");
    await page.getByRole("button", { name: "Lag lenken" }).click();
    const counsellor = { path: await link_shown(window, "invite-counsellor") };

    step("the start board is done, and the log tells who did what");
    await go_to(window, "Oppsett");
    await page.getByRole("heading", { name: "Alt er på plass" }).waitFor();
    await look(window, "administrator-setup-ready");
    await go_to(window, "Logg");
    await page.getByRole("main").getByText("Ada Administrator").filter({ visible: true }).first().waitFor();
    await look(window, "house-log");
    await close_window(window);

    step("the leader gives a participant to the consultant");
    const liv = await accept_invitation(house, leader);
    const of_leader = await window_for(house, liv.client, size);
    await of_leader.page.goto("/team");
    const alone = of_leader.page.getByRole("region", { name: "Uten fast konsulent" });
    await alone.getByRole("checkbox", { name: "Velg Berit Prøve" }).check();
    await alone.getByRole("button", { name: "Gi til konsulent" }).click();
    await of_leader.page
      .getByLabel("Hvem skal følge opp?")
      .selectOption({ label: "Karl Konsulent, følger 0" });
    await of_leader.page.getByLabel("Hvorfor?").fill("Ledig plass");
    await of_leader.page.getByRole("button", { name: "Gi deltakerne" }).click();
    await of_leader.page.getByText("1 deltaker har fått konsulent.").waitFor();
    await go_to(of_leader, "Ansatte");
    await of_leader.page.getByRole("link", { name: "Karl Konsulent" }).click();
    await of_leader.page.getByRole("heading", { level: 1, name: "Karl Konsulent" }).waitFor();
    await settled(of_leader);
    await look(of_leader, "employee-leader");
    await close_window(of_leader);

    step("the consultant sees them, and invites them");
    const karl = await accept_invitation(house, consultant);
    const of_consultant = await window_for(house, karl.client, size);
    await of_consultant.page.goto("/participants");
    await of_consultant.page.getByRole("link", { name: /Berit/ }).click();
    await of_consultant.page.getByRole("heading", { level: 1, name: /Berit/ }).waitFor();
    const participation = new URL(of_consultant.page.url()).pathname.split("/")[2];
    await close_window(of_consultant);
    const invited = await karl.client.must("POST", `/api/participations/${participation}/invitation`, {
      body: { username: "berit" },
    });

    step("the participant sees who follows them");
    const berit = await accept_invitation(house, invited);
    const of_participant = await window_for(house, berit.client, size);
    await of_participant.page.goto("/");
    await of_participant.page.getByRole("main").getByText("Karl Konsulent").first().waitFor();
    await close_window(of_participant);

    step("the counsellor sees whom they referred, and nobody else");
    const vera = await accept_invitation(house, counsellor);
    const of_counsellor = await window_for(house, vera.client, size);
    await of_counsellor.page.goto("/");
    await of_counsellor.page.getByRole("main").getByText(/Berit/).first().waitFor();
    assert.equal(await of_counsellor.page.getByText("Fornavn Etternavn").count(), 0);
    await close_window(of_counsellor);
    await house.stop();
  },
  { seconds: 600 },
);
