import type { PageRoute } from "../../shell/routes";

export const routes: PageRoute[] = [
  {
    path: "/foresight",
    roles: ["leader", "administrator", "researcher"],
    page: () => import("./Foresight"),
    homeOf: ["researcher"],
    menu: { text: "foresight", order: 40 },
  },
  {
    path: "/foresight/scenarios/:scenario",
    roles: ["leader", "administrator", "researcher"],
    page: () => import("./Scenario"),
  },
];
