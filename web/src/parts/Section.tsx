import { Heading } from "@navikt/ds-react";
import { useId, type ReactNode } from "react";
import style from "./Section.module.css";

/** A part of a page with its own heading: a calm box, named for screen readers by its heading. */
export function Section({
  title,
  icon,
  actions,
  level = "2",
  plain = false,
  children,
}: {
  title: string;
  icon?: ReactNode;
  actions?: ReactNode;
  level?: "2" | "3";
  /** Without the box around it. */
  plain?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={style.section} data-plain={plain || undefined}>
      <div className={style.top}>
        <Heading id={id} level={level} size={level === "2" ? "small" : "xsmall"} className={style.heading}>
          {icon && (
            <span className={style.icon} aria-hidden>
              {icon}
            </span>
          )}
          {title}
        </Heading>
        {actions}
      </div>
      {children}
    </section>
  );
}
