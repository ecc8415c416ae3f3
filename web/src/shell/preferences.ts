import { useSyncExternalStore } from "react";

export type Theme = "light" | "dark";

/**
 * The only things the page keeps in the browser: light or dark, and whether single keys are shortcuts. Nothing about
 * people is ever kept there.
 */
const places = { theme: "stafett.theme", shortcuts: "stafett.shortcuts" } as const;
const listeners = new Set<() => void>();
const wish = window.matchMedia("(prefers-color-scheme: dark)");

function read(place: string): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

function keep(place: string, value: string): void {
  try {
    localStorage.setItem(place, value);
  } catch {
    // The browser keeps nothing: the choice cannot be kept, which harms nobody.
  }
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  wish.addEventListener("change", listener);
  return () => {
    listeners.delete(listener);
    wish.removeEventListener("change", listener);
  };
}

function themeNow(): Theme {
  const chosen = read(places.theme);
  return chosen === "light" || chosen === "dark" ? chosen : wish.matches ? "dark" : "light";
}

/** Light or dark: what was chosen here, else what the machine prefers. */
export function useTheme(): { theme: Theme; chooseTheme: (theme: Theme) => void } {
  const theme = useSyncExternalStore(subscribe, themeNow);
  return { theme, chooseTheme: (chosen) => keep(places.theme, chosen) };
}

/** Single-key shortcuts can be switched off: they disturb those who speak to their machine (WCAG 2.1.4). */
export function useShortcutsOn(): { on: boolean; turn: (on: boolean) => void } {
  const on = useSyncExternalStore(subscribe, () => read(places.shortcuts) !== "off");
  return { on, turn: (wanted) => keep(places.shortcuts, wanted ? "on" : "off") };
}
