import i18next from "i18next";
import type { Role } from "../api/session";
import { useTexts } from "../texts";

/** A role in words: "Jobbkonsulent". A code that is new to the page is shown as it is. */
export function useRoleName(): (role: string) => string {
  const t = useTexts("shell");
  return (role) => (i18next.exists(`roles.${role}`, { ns: "shell" }) ? t(`roles.${role as Role}`) : role);
}
