import type { PageRoute } from "../../shell/routes";

export const routes: PageRoute[] = [
  {
    path: "/participants",
    roles: ["consultant", "leader"],
    page: () => import("./Participants"),
    menu: { text: "participants", order: 20 },
  },
];
