import { Button, Dialog, VStack } from "@navikt/ds-react";
import { useId, type ReactNode } from "react";
import { useTexts } from "../texts";
import { submits } from "./submits";

/** A small form over the page: one thing is set, then one is back where one was. Closing keeps nothing and saves nothing. */
export function FormDialog({
  title,
  act,
  busy,
  summary,
  onSubmit,
  onClose,
  children,
}: {
  title: string;
  /** The verb on the button. */
  act: string;
  busy: boolean;
  /** Of what is wrong in the form (useFormFaults): stands right above the buttons. */
  summary?: ReactNode;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const t = useTexts("common");
  const form = useId();
  return (
    <Dialog open onOpenChange={(open) => !open && !busy && onClose()}>
      <Dialog.Popup width="small" closeOnOutsideClick={false}>
        <Dialog.Header>
          <Dialog.Title>{title}</Dialog.Title>
        </Dialog.Header>
        <Dialog.Body>
          <form id={form} noValidate onSubmit={submits(onSubmit)}>
            <VStack gap="space-16">
              {children}
              {summary}
            </VStack>
          </form>
        </Dialog.Body>
        <Dialog.Footer>
          <Button type="submit" form={form} loading={busy}>
            {act}
          </Button>
          <Button variant="secondary" disabled={busy} onClick={onClose}>
            {t("cancel")}
          </Button>
        </Dialog.Footer>
      </Dialog.Popup>
    </Dialog>
  );
}
