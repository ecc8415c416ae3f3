import { BodyShort, CopyButton, Dialog, Button, TextField, VStack } from "@navikt/ds-react";
import type { Schemas } from "../api/client";
import { useTexts } from "../texts";
import { RelativeTime } from "./RelativeDay";

/** The link of an invitation, shown this once: to be copied, handed over, and used until it expires. */
export function ShowLink({
  name,
  made,
  onClose,
}: {
  /** Whom it is for. */
  name: string;
  made: Schemas["InvitationMade"];
  onClose: () => void;
}) {
  const t = useTexts("invite");
  const link = `${location.origin}${made.path}`;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      {/* A click beside it must not lose the only link there is. */}
      <Dialog.Popup width="small" closeOnOutsideClick={false}>
        <Dialog.Header>
          <Dialog.Title>{t("made", { name })}</Dialog.Title>
        </Dialog.Header>
        <Dialog.Body>
          <VStack gap="space-16">
            <BodyShort>{t("hand_over")}</BodyShort>
            <TextField
              label={t("link")}
              value={link}
              readOnly
              autoComplete="off"
              onFocus={(event) => event.target.select()}
            />
            <BodyShort>
              {t("expires")} <RelativeTime at={made.expires_at} />
            </BodyShort>
          </VStack>
        </Dialog.Body>
        <Dialog.Footer>
          <CopyButton copyText={link} text={t("copy")} activeText={t("copied")} variant="action" />
          <Button variant="secondary" onClick={onClose}>
            {t("close")}
          </Button>
        </Dialog.Footer>
      </Dialog.Popup>
    </Dialog>
  );
}
