import { Button } from "@navikt/ds-react";
import { lazy, Suspense, useState } from "react";
import type { Schemas } from "../../api/client";
import { useTexts } from "../../texts";

const DecideOptionDialog = lazy(() => import("./DecideOptionDialog"));

/** Opens the form in which an option is decided; its fields are fetched then. */
export function DecideOption({ contract, ordinal }: { contract: Schemas["ContractView"]; ordinal: number }) {
  const t = useTexts("contract");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" variant="secondary" onClick={() => setOpen(true)}>
        {t("decide.open")}
      </Button>
      <Suspense>
        {open && <DecideOptionDialog contract={contract} ordinal={ordinal} onClose={() => setOpen(false)} />}
      </Suspense>
    </>
  );
}
