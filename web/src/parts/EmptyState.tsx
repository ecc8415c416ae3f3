import { BodyLong, Heading, VStack } from "@navikt/ds-react";
import type { ReactNode } from "react";
import style from "./EmptyState.module.css";

/** Nothing to show: says so, why, and what to do next. Never a bare "no results". */
export function EmptyState({
  title,
  children,
  icon,
  action,
  level = "2",
}: {
  title: string;
  children?: ReactNode;
  icon?: ReactNode;
  /** The next step: a button or a link. */
  action?: ReactNode;
  level?: "2" | "3" | "4";
}) {
  return (
    <VStack className={style.box} align="center" gap="space-8">
      {icon && <span className={style.icon}>{icon}</span>}
      <Heading level={level} size="small">
        {title}
      </Heading>
      {children && <BodyLong className={style.text}>{children}</BodyLong>}
      {action && <div className={style.action}>{action}</div>}
    </VStack>
  );
}
