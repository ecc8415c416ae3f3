import type { PageRoute } from "../../shell/routes";

export const routes: PageRoute[] = [
  {
    path: "/me",
    roles: ["participant"],
    page: () => import("./MyPage"),
    homeOf: ["participant"],
    menu: { text: "my_page", order: 10 },
  },
  {
    path: "/me/notes",
    roles: ["participant"],
    page: () => import("./MyNotes"),
    menu: { text: "my_notes", order: 20 },
  },
  {
    path: "/me/readers",
    roles: ["participant"],
    page: () => import("./MyReaders"),
    menu: { text: "my_readers", order: 30 },
  },
];
