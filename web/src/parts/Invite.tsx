import { BodyShort, Button, Checkbox, CheckboxGroup, TextField } from "@navikt/ds-react";
import { useState } from "react";
import { useAct } from "../api/act";
import type { Schemas } from "../api/client";
import type { Role } from "../api/session";
import { useTexts } from "../texts";
import { FormDialog } from "./FormDialog";
import { useFormFaults } from "./FormFaults";
import { OneTimeLink } from "./OneTimeLink";
import { useRoleName } from "./useRoleName";

export interface Invited {
  username: string;
  roles: Role[];
}

/**
 * Invites somebody: a name to sign in with, for the staff also what they will do here, and then the link to hand over,
 * shown once. `roles` are those to choose among; left out where the invitation itself says the role.
 */
export function Invite({
  name,
  again,
  username = "",
  roles,
  given = [],
  size = "small",
  send,
  onDone,
}: {
  name: string;
  /** There is an account already: what a new invitation means is said. */
  again: boolean;
  /** A proposal for the sign-in name. */
  username?: string;
  roles?: readonly Role[];
  /** The roles they have now. */
  given?: readonly Role[];
  size?: "small" | "xsmall";
  send: (invited: Invited, key: string) => Promise<Schemas["InvitationMade"]>;
  onDone: () => void;
}) {
  const t = useTexts("account");
  const roleName = useRoleName();
  const [open, setOpen] = useState(false);
  const [form, setForm] = useState<Invited>({ username, roles: [...given] });
  const [made, setMade] = useState<Schemas["InvitationMade"] | null>(null);
  const invite = useAct(send, {
    onDone: (link) => {
      setOpen(false);
      setMade(link);
      onDone();
    },
  });
  const faults = useFormFaults(["/username", "/roles"], invite.error);
  return (
    <>
      <Button
        size={size}
        variant="secondary"
        onClick={() => {
          setForm({ username, roles: [...given] });
          invite.reset();
          setOpen(true);
        }}
      >
        {t(again ? "again" : "open")}
        <span className="aksel-sr-only"> {name}</span>
      </Button>
      {open && (
        <FormDialog
          title={t("dialog", { name })}
          act={t("act")}
          busy={invite.isPending}
          onClose={() => setOpen(false)}
          onSubmit={() => {
            const well = faults.check({
              "/username": !form.username.trim() && t("username_missing"),
              "/roles": roles !== undefined && form.roles.length === 0 && t("roles_missing"),
            });
            if (well) invite.mutate({ ...form, username: form.username.trim() });
          }}
        >
          {again && <BodyShort>{t("again_help")}</BodyShort>}
          <TextField
            {...faults.at("/username")}
            label={t("username")}
            description={t("username_help")}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={200}
            value={form.username}
            onChange={(event) => setForm({ ...form, username: event.target.value })}
          />
          {roles && (
            <CheckboxGroup
              {...faults.at("/roles")}
              tabIndex={-1}
              legend={t("which_roles")}
              value={form.roles}
              onChange={(chosen: Role[]) => setForm({ ...form, roles: chosen })}
            >
              {roles.map((role) => (
                <Checkbox key={role} value={role}>
                  {roleName(role)}
                </Checkbox>
              ))}
            </CheckboxGroup>
          )}
          {faults.summary}
        </FormDialog>
      )}
      {made && <OneTimeLink title={t("made", { name })} invitation={made} onClose={() => setMade(null)} />}
    </>
  );
}
