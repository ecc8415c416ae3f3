import type { PageRoute } from "../../shell/routes";

export const routes: PageRoute[] = [
  {
    path: "/contracts",
    roles: ["leader", "administrator"],
    page: () => import("./Contracts"),
    menu: { text: "contracts", order: 30 },
  },
  {
    path: "/contracts/:contract",
    roles: ["leader", "administrator"],
    page: () => import("./Contract"),
  },
];
