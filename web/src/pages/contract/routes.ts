import type { PageRoute } from "../../shell/routes";

export const routes: PageRoute[] = [
  {
    path: "/contracts",
    roles: ["leader", "administrator"],
    page: () => import("./Contracts"),
    menu: { text: "contracts", order: 30 },
  },
  { path: "/contracts/new", roles: ["administrator"], page: () => import("./RegisterContract") },
  {
    path: "/contracts/:contract/correct",
    roles: ["administrator"],
    page: () => import("./CorrectContract"),
  },
  {
    path: "/contracts/:contract",
    roles: ["leader", "administrator"],
    page: () => import("./Contract"),
  },
];
