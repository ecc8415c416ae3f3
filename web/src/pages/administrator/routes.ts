import type { PageRoute } from "../../shell/routes";

export const routes: PageRoute[] = [
  {
    path: "/setup",
    roles: ["administrator"],
    page: () => import("./Setup"),
    homeOf: ["administrator"],
    menu: { text: "setup", order: 10 },
  },
  {
    path: "/imports",
    roles: ["administrator"],
    page: () => import("./Imports"),
    menu: { text: "imports", order: 70 },
  },
  { path: "/imports/:import", roles: ["administrator"], page: () => import("./Import") },
  {
    path: "/log",
    roles: ["administrator"],
    page: () => import("./HouseLog"),
    menu: { text: "log", order: 80 },
  },
];
