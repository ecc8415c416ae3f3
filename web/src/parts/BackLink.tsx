import { ArrowLeftIcon } from "@navikt/aksel-icons";
import { Link } from "@navikt/ds-react";
import type { ReactNode } from "react";
import { Link as RouterLink } from "react-router-dom";
import style from "./BackLink.module.css";

/** The way back to what this page is a part of, named by it. */
export function BackLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link as={RouterLink} to={to} className={style.back}>
      <ArrowLeftIcon aria-hidden />
      {children}
    </Link>
  );
}
