import { lazy, type ComponentType, type LazyExoticComponent } from "react";
import type { Schemas } from "../../api/client";

export type File = Schemas["ParticipationFile"];
export interface DialogProps {
  file: File;
  onClose: () => void;
}

/** The small forms of a file by the act they do, the most likely first. Fetched when first opened: most visits to a file only read it. */
export const dialogs = {
  assign: lazy(() => import("./AssignFile")),
  plan_appointment: lazy(() => import("./AppointmentDialog")),
  add_task: lazy(() => import("./TaskDialog")),
  set_goal: lazy(() => import("./GoalDialog")),
  move_se_stage: lazy(() => import("./StageDialog")),
  add_job: lazy(() => import("./JobDialog")),
  set_milestone: lazy(() => import("./MilestoneDialog")),
  change_dates: lazy(() => import("./DatesDialog")),
  invite_participant: lazy(() => import("./InviteDialog")),
} satisfies Partial<Record<Schemas["Act"], LazyExoticComponent<ComponentType<DialogProps>>>>;

export type FileAct = keyof typeof dialogs;
export const fileActs = Object.keys(dialogs) as FileAct[];
