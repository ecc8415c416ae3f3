import type { PageRoute } from "../../shell/routes";

export const routes: PageRoute[] = [
  {
    path: "/employers",
    roles: ["consultant", "leader"],
    page: () => import("./Employers"),
    menu: { text: "employers", order: 40 },
  },
];
