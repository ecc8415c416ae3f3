import type { PageRoute } from "../../shell/routes";

export const routes: PageRoute[] = [
  {
    path: "/teams",
    roles: ["administrator"],
    page: () => import("./Teams"),
    menu: { text: "teams", order: 40 },
  },
  {
    path: "/employees",
    roles: ["leader", "administrator"],
    page: () => import("./Employees"),
    menu: { text: "employees", order: 50 },
  },
  { path: "/employees/new", roles: ["administrator"], page: () => import("./RegisterEmployee") },
  {
    path: "/employees/:employee",
    roles: ["consultant", "leader", "administrator"],
    page: () => import("./Employee"),
  },
  {
    path: "/counsellors",
    roles: ["administrator"],
    page: () => import("./Counsellors"),
    menu: { text: "counsellors", order: 60 },
  },
];
