import type { PageRoute } from "../../shell/routes";

export const routes: PageRoute[] = [
  {
    path: "/my-day",
    roles: ["consultant"],
    page: () => import("./MyDay"),
    homeOf: ["consultant"],
    menu: { text: "my_day", order: 10 },
  },
  {
    path: "/participants",
    roles: ["consultant", "leader"],
    page: () => import("./Participants"),
    menu: { text: "participants", order: 20 },
  },
  {
    path: "/participants/:participation/:tab?",
    roles: ["consultant", "leader"],
    page: () => import("./Participant"),
  },
  { path: "/notes/new", roles: ["consultant", "leader"], page: () => import("./NewNote") },
];
