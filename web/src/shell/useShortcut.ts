import { useEffect, useRef } from "react";
import { useShortcutsOn } from "./preferences";

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** Calls `act` when the key is pressed outside of fields and dialogs, unless shortcuts are switched off. */
export function useShortcut(key: string, act: () => void, enabled = true): void {
  const { on } = useShortcutsOn();
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!on || !enabled) return;
    const listen = (event: KeyboardEvent) => {
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
        return;
      if (isTyping(event.target) || document.querySelector("[role=dialog],[role=alertdialog],[role=menu]"))
        return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [key, on, enabled]);
}
