import type { ComponentType } from "react";
import type { Role } from "../api/session";
import type { Texts } from "../texts/namespaces.gen";

/** A page and where it is found. Each folder of src/pages has a routes.ts that exports `routes: PageRoute[]`. */
export interface PageRoute {
  /** From the root, such as "/participants/:participation". */
  path: string;
  /** Who the page is for. Others meet "not found", as the server would tell them. */
  roles: readonly Role[];
  /** The page's file, fetched when it is first visited: `() => import("./MyDay")`, a default export. */
  page: () => Promise<{ default: ComponentType }>;
  /** The roles that land here after signing in. */
  homeOf?: readonly Role[];
  /** An entry in the menu: its text in texts/…/menu.json, and its place among the others (lower first). */
  menu?: { text: keyof Texts["menu"]; order: number };
}

const folders = import.meta.glob<{ routes: PageRoute[] }>("../pages/*/routes.ts", { eager: true });

export const pageRoutes: readonly PageRoute[] = Object.values(folders).flatMap((folder) => folder.routes);

export function menuOf(role: Role | null, routes: readonly PageRoute[] = pageRoutes): PageRoute[] {
  return routes
    .filter((route) => route.menu && role && route.roles.includes(role))
    .sort((a, b) => (a.menu?.order ?? 0) - (b.menu?.order ?? 0));
}

/** Where a role lands; null when there is no page for it. */
export function homeOf(role: Role | null, routes: readonly PageRoute[] = pageRoutes): string | null {
  return routes.find((route) => role && route.homeOf?.includes(role))?.path ?? null;
}
