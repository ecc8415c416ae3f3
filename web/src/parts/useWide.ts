import { useSyncExternalStore } from "react";

/** Whether the window is at least so wide. Aksel's breakpoints: 480 sm, 768 md, 1024 lg, 1280 xl. */
export function useWide(pixels: 480 | 768 | 1024 | 1280): boolean {
  const query = `(min-width: ${pixels}px)`;
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    () => window.matchMedia(query).matches,
  );
}
