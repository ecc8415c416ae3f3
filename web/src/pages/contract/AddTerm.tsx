import { PlusIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react";
import { lazy, Suspense, useState } from "react";
import type { Schemas } from "../../api/client";
import { useTexts } from "../../texts";

const AddTermDialog = lazy(() => import("./AddTermDialog"));

/** Opens the form of a new term; its fields are fetched then. */
export function AddTerm({ contract, codes }: { contract: string; codes: Schemas["CodeLists"] }) {
  const t = useTexts("term");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" variant="secondary" icon={<PlusIcon aria-hidden />} onClick={() => setOpen(true)}>
        {t("add.open")}
      </Button>
      <Suspense>
        {open && <AddTermDialog contract={contract} codes={codes} onClose={() => setOpen(false)} />}
      </Suspense>
    </>
  );
}
