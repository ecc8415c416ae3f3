import type { PageRoute } from "../../shell/routes";

export const routes: PageRoute[] = [
  {
    path: "/referred",
    roles: ["counsellor"],
    page: () => import("./Referred"),
    homeOf: ["counsellor"],
    menu: { text: "referred", order: 10 },
  },
  { path: "/referred/:participation", roles: ["counsellor"], page: () => import("./ReferredPerson") },
];
