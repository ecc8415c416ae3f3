/** What an administrator has left to do before a house can be used. Pure. */
import type { Schemas } from "../../api/client";

export const stepKinds = ["contract", "team", "employee", "account", "import"] as const;
export type StepKind = (typeof stepKinds)[number];

export interface Step {
  kind: StepKind;
  /** How many there are of what the step makes. */
  count: number;
  done: boolean;
  /** The first that is not done. */
  next: boolean;
}

export interface House {
  contracts: readonly Schemas["ContractRow"][];
  teams: readonly Schemas["TeamView"][];
  employees: readonly Schemas["EmployeeRow"][];
  imports: readonly Schemas["ImportSummary"][];
}

export function stepsOf({ contracts, teams, employees, imports }: House): Step[] {
  const led = teams.some(({ members }) => members.some(({ leads }) => leads));
  const withAccount = employees.filter(({ account }) => account !== "none").length;
  const read = imports.filter(({ state }) => state === "confirmed").length;
  const steps = [
    { kind: "contract" as const, count: contracts.length, done: contracts.length > 0 },
    // A leader has to be an employee first, so employees come before a team that is whole.
    { kind: "employee" as const, count: employees.length, done: employees.length > 0 },
    { kind: "team" as const, count: teams.length, done: led },
    { kind: "account" as const, count: withAccount, done: withAccount > 0 },
    { kind: "import" as const, count: read, done: read > 0 },
  ];
  const first = steps.findIndex(({ done }) => !done);
  return steps.map((step, place) => ({ ...step, next: place === first }));
}

/** Teams that nobody leads: their participants wait for somebody who may give them away. */
export function teamsWithoutLeader(teams: readonly Schemas["TeamView"][]): string[] {
  return teams.filter(({ members }) => !members.some(({ leads }) => leads)).map(({ name }) => name);
}
