import { Tag } from "@navikt/ds-react";
import type { Schemas } from "../api/client";
import { useTexts } from "../texts";

const colours = { none: "warning", invited: "info", active: "success" } as const;

/** Whether somebody can sign in: not invited, invited, or with an account in use. */
export function AccountTag({ account }: { account: Schemas["EmployeeRow"]["account"] }) {
  const t = useTexts("employees");
  return (
    <Tag size="xsmall" variant="moderate" data-color={colours[account]}>
      {t(`account.${account}`)}
    </Tag>
  );
}
