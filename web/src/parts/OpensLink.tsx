import { Link } from "@navikt/ds-react";
import type { ReactNode } from "react";
import { Link as RouterLink } from "react-router-dom";

/** The link of a row or card that the whole row or card follows (see DataList). One per row. */
export function OpensLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link as={RouterLink} to={to} data-opens>
      {children}
    </Link>
  );
}
