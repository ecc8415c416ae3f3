import type { PageRoute } from "../../shell/routes";

export const routes: PageRoute[] = [
  {
    path: "/account",
    roles: ["participant", "consultant", "leader", "counsellor", "administrator", "researcher"],
    page: () => import("./AccountPage"),
  },
];
