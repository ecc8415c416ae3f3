import { Button, Dialog } from "@navikt/ds-react";
import type { ReactNode } from "react";
import { useTexts } from "../texts";
import { ProblemAlert } from "./ProblemAlert";

/**
 * Asks before what cannot be undone. The title is the question, the text names the consequence, and the button says
 * what will be done, never "OK". Stays open while it is done and shows what went wrong.
 */
export function ConfirmDialog({
  open,
  title,
  children,
  act,
  danger = false,
  busy = false,
  error,
  onConfirm,
  onCancel,
}: {
  open: boolean;
  title: string;
  children: ReactNode;
  /** The verb on the button. */
  act: string;
  danger?: boolean;
  busy?: boolean;
  error?: unknown;
  onConfirm: () => void;
  onCancel: () => void;
}) {
  const t = useTexts("common");
  return (
    <Dialog open={open} onOpenChange={(next) => !next && !busy && onCancel()}>
      <Dialog.Popup role="alertdialog" width="small" closeOnOutsideClick={false}>
        <Dialog.Header>
          <Dialog.Title>{title}</Dialog.Title>
        </Dialog.Header>
        <Dialog.Body>
          {children}
          <ProblemAlert error={error} />
        </Dialog.Body>
        <Dialog.Footer>
          <Button variant="secondary" onClick={onCancel} disabled={busy}>
            {t("cancel")}
          </Button>
          <Button data-color={danger ? "danger" : undefined} loading={busy} onClick={onConfirm}>
            {act}
          </Button>
        </Dialog.Footer>
      </Dialog.Popup>
    </Dialog>
  );
}
