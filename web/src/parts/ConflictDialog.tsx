import { Dialog } from "@navikt/ds-react";
import type { ComponentProps } from "react";
import { useTexts } from "../texts";
import { ConflictView } from "./ConflictView";

/** What a form over the page becomes when somebody else was first: both versions, in the same place. */
export function ConflictDialog<Name extends string>(props: ComponentProps<typeof ConflictView<Name>>) {
  const t = useTexts("parts");
  return (
    <Dialog open onOpenChange={(open) => !open && !props.busy && props.onCancel()}>
      <Dialog.Popup width="large" closeOnOutsideClick={false} aria-label={t("conflict.title")}>
        <Dialog.Body>
          <ConflictView {...props} />
        </Dialog.Body>
      </Dialog.Popup>
    </Dialog>
  );
}
