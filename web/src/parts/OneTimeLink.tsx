import { BodyLong, BodyShort, Button, CopyButton, Dialog, HStack, VStack } from "@navikt/ds-react";
import type { Schemas } from "../api/client";
import { useTexts } from "../texts";
import style from "./OneTimeLink.module.css";
import { RelativeTime } from "./RelativeDay";

/** An invitation as it is handed over: the link is shown this once, to be copied. */
export function OneTimeLink({
  title,
  invitation,
  onClose,
}: {
  title: string;
  invitation: Schemas["InvitationMade"];
  onClose: () => void;
}) {
  const t = useTexts("invite");
  const link = `${location.origin}${invitation.path}`;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Popup width="small" closeOnOutsideClick={false}>
        <Dialog.Header>
          <Dialog.Title>{title}</Dialog.Title>
        </Dialog.Header>
        <Dialog.Body>
          <VStack gap="space-12">
            <BodyLong>{t("once")}</BodyLong>
            <HStack gap="space-8" align="center">
              <code className={style.link}>{link}</code>
              <CopyButton copyText={link} text={t("copy")} activeText={t("copied")} size="small" />
            </HStack>
            <BodyShort size="small" textColor="subtle">
              {t("expires")} <RelativeTime at={invitation.expires_at} />
            </BodyShort>
          </VStack>
        </Dialog.Body>
        <Dialog.Footer>
          <Button onClick={onClose}>{t("done")}</Button>
        </Dialog.Footer>
      </Dialog.Popup>
    </Dialog>
  );
}
