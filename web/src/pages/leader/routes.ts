import type { PageRoute } from "../../shell/routes";

export const routes: PageRoute[] = [
  {
    path: "/team",
    roles: ["leader"],
    page: () => import("./Team"),
    homeOf: ["leader"],
    menu: { text: "team", order: 10 },
  },
  {
    path: "/contracts",
    roles: ["leader"],
    page: () => import("./Contracts"),
    menu: { text: "contracts", order: 30 },
  },
  { path: "/contracts/:contract", roles: ["leader"], page: () => import("./Contract") },
];
