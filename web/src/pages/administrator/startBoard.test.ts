import { describe, expect, test } from "vitest";
import { stepsOf, teamsWithoutLeader, type House } from "./startBoard";

const empty: House = { contracts: [], teams: [], employees: [], imports: [] };
const some = <Row>(...rows: Partial<Row>[]) => rows as Row[];
const team = (name: string, ...leads: boolean[]) =>
  ({ name, members: leads.map((one) => ({ leads: one })) }) as House["teams"][number];
const nextOf = (house: House) => stepsOf(house).find(({ next }) => next)?.kind;

describe("the start board", () => {
  test("of an empty house begins with a contract, and nothing is done", () => {
    expect(nextOf(empty)).toBe("contract");
    expect(stepsOf(empty).some(({ done }) => done)).toBe(false);
  });

  test("goes on to employees, a team that somebody leads, accounts, and the list", () => {
    let house: House = { ...empty, contracts: some<House["contracts"][number]>({}) };
    expect(nextOf(house)).toBe("employee");
    house = { ...house, employees: some<House["employees"][number]>({ account: "none" }) };
    expect(nextOf(house)).toBe("team");
    house = { ...house, teams: [team("Øst", false)] };
    expect(nextOf(house)).toBe("team");
    house = { ...house, teams: [team("Øst", false, true)] };
    expect(nextOf(house)).toBe("account");
    house = { ...house, employees: some<House["employees"][number]>({ account: "invited" }) };
    expect(nextOf(house)).toBe("import");
    house = { ...house, imports: some<House["imports"][number]>({ state: "confirmed" }) };
    expect(nextOf(house)).toBeUndefined();
  });

  test("does not count a preview that nobody has confirmed", () => {
    const house: House = {
      ...empty,
      imports: some<House["imports"][number]>({ state: "preview" }, { state: "refused" }),
    };
    expect(stepsOf(house).find(({ kind }) => kind === "import")).toMatchObject({ count: 0, done: false });
  });

  test("names the teams that nobody leads", () => {
    expect(teamsWithoutLeader([team("Øst", true), team("Vest", false), team("Nord")])).toEqual([
      "Vest",
      "Nord",
    ]);
  });
});
