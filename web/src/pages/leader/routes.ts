import type { PageRoute } from "../../shell/routes";

export const routes: PageRoute[] = [
  {
    path: "/team",
    roles: ["leader"],
    page: () => import("./Team"),
    homeOf: ["leader"],
    menu: { text: "team", order: 10 },
  },
];
