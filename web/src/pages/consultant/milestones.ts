import type { Schemas } from "../../api/client";

export type Milestone = Schemas["MilestoneInput"]["milestone"];

/** In the order in which they come. */
export const milestones = [
  "plan_agreed",
  "mapping_confirmed",
  "ending_agreed",
] as const satisfies readonly Milestone[];
