// A small office, made as its people would make it: one contract, a team with a leader and two consultants, and six
// participants who came with the agency's list. For stories that need a house of their own, not the invented one.
import { accept_invitation, first_administrator } from "./house.mjs";

/** The day so many days from today, as the house has it. */
export const day_from = (today, days) =>
  new Date(Date.parse(`${today}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const list_of = (today) =>
  [
    "Fornavn;Etternavn;Fødselsnummer;Status;Startdato;Sluttdato;Telefon;Skonummer",
    ...[
      ["Ola", "Oppdiktet", -60, 200],
      ["Amina", "Eksempel", -30, 300],
      ["Jon", "Tenkt", -150, 20],
      ["Siv", "Påfunnet", -3, 360],
      ["Max", "Mønster", -300, 60],
      ["Berit", "Utdiktet", -10, 350],
    ].map(([given, family, from, to], place) =>
      [
        given,
        family,
        "",
        "DELTAR",
        norwegian(today, from),
        norwegian(today, to),
        `9000000${place}`,
        40 + place,
      ].join(";"),
    ),
    "",
  ].join("\n");

const norwegian = (today, days) => day_from(today, days).split("-").reverse().join(".");

/**
 * Fills an empty house.
 * @returns the clients `admin`, `leader`, `anna`, `bo` (signed in), their second
 *   factors as `secrets`, `ids` of the employees and the contract, and
 *   `people`: the ids of the participations by given name
 */
export async function small_office(house) {
  const { client: admin } = await first_administrator(house);
  const { today } = await admin.must("GET", "/api/session");
  const day = (days) => day_from(today, days);

  const contract = await admin.must("POST", "/api/contracts", {
    body: {
      number: "24/100",
      name: "Oppfølging Øst",
      measure_type: "OPPFOLGING",
      agreement_type: "RAMMEAVTALE",
      buyer: "Nav Tiltak Øst",
      area: "Øst",
      award_day: day(-430),
      first_day: day(-400),
      base_last_day: day(330),
      option_model: "TO_PLUSS_EN_PLUSS_EN",
      start_months: 6,
      method: "SE",
      price_model: "AVTALT_PRIS_PER_TIME_OPPFOLGING_PER_DELTAKER",
      data_role: "processor",
      options: [{ first_day: day(331), last_day: day(695), decide_by_day: day(240) }],
      terms: [
        { kind: "caseload_ceiling", first_day: day(-400), number: 20, source: "Bilag 1" },
        { kind: "degree_share", first_day: day(-400), number: 60, source: "Bilag 1" },
      ],
    },
  });
  const employ = (name) =>
    admin.must("POST", "/api/employees", {
      body: {
        name,
        education_level: "bachelor",
        education_field: "sosialfag",
        relevant_degree: true,
        employment: {
          role_title: "Jobbspesialist",
          type: "permanent",
          extent_percent: 100,
          first_day: day(-400),
          contract: contract.id,
          other_work_agreed: false,
        },
      },
    });
  const [leader, anna, bo] = [
    await employ("Liv Leder"),
    await employ("Anna Konsulent"),
    await employ("Bo Konsulent"),
  ];
  const team = await admin.must("POST", "/api/teams", {
    body: { name: "Team Øst", contracts: [contract.id] },
  });
  for (const employee of [leader, anna, bo])
    await admin.must("POST", `/api/teams/${team.id}/members`, {
      body: { employee: employee.id, leads: employee === leader, first_day: day(-400) },
    });

  const preview = await admin.must("POST", `/api/imports?contract=${contract.id}`, {
    body: Buffer.from(list_of(today)),
    type: "application/octet-stream",
    headers: { "x-file-name": "deltakere.csv" },
  });
  await admin.must("POST", `/api/imports/${preview.id}/confirmation`, { body: { version: preview.version } });

  const let_in = async (employee, username, role) => {
    const invitation = await admin.must("POST", `/api/employees/${employee.id}/invitation`, {
      body: { username, roles: [role] },
    });
    return accept_invitation(house, invitation);
  };
  const liv = await let_in(leader, "liv", "leader");
  const a = await let_in(anna, "anna", "consultant");
  const b = await let_in(bo, "bo.k", "consultant");
  const { rows } = await liv.client.must("GET", "/api/participations?scope=team");
  return {
    admin,
    leader: liv.client,
    anna: a.client,
    bo: b.client,
    secrets: { leader: liv.secret, anna: a.secret, bo: b.secret },
    today,
    ids: { contract: contract.id, leader: leader.id, anna: anna.id, bo: bo.id },
    people: Object.fromEntries(rows.map(({ id, person }) => [person.given_name, id])),
  };
}

/** The leader gives somebody to a consultant, from so many days ago. */
export const give = (office, participation, employee, from = 0) =>
  office.leader.must("POST", "/api/assignments", {
    body: {
      participations: [participation],
      employee,
      part: "lead",
      first_day: day_from(office.today, from),
      reason: "Ny i tiltaket",
    },
  });
