import { Tag } from "@navikt/ds-react";
import type { Schemas } from "../api/client";
import { useTexts } from "../texts";

const colours = { none: "warning", invited: "info", active: "success" } as const;

/**
 * Whether somebody can sign in: not invited, invited, or with an account in use. Who has left (`left`) cannot, whatever
 * the account was.
 */
export function AccountTag({
  account,
  left = false,
}: {
  account: Schemas["EmployeeRow"]["account"];
  left?: boolean;
}) {
  const t = useTexts("employees");
  if (left && account !== "none") {
    return (
      <Tag size="xsmall" variant="moderate" data-color="neutral">
        {t("account.closed")}
      </Tag>
    );
  }
  return (
    <Tag size="xsmall" variant="moderate" data-color={colours[account]}>
      {t(`account.${account}`)}
    </Tag>
  );
}
