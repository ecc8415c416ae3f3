import type { ReactNode } from "react";
import style from "./SideScroll.module.css";

/** Around a table that may be wider than a phone: scrolls sideways, by finger and by keyboard. */
export function SideScroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    // Without a place in the tab order what lies beyond the edge could not be reached by keyboard (WCAG 2.1.1).
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={style.scroll} role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
