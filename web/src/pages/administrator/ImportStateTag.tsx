import { Tag } from "@navikt/ds-react";
import type { Schemas } from "../../api/client";
import { useTexts } from "../../texts";

const colours = {
  preview: "warning",
  confirmed: "success",
  discarded: "neutral",
  refused: "danger",
} as const;

export function ImportStateTag({ state }: { state: Schemas["ImportView"]["state"] }) {
  const t = useTexts("imports");
  return (
    <Tag size="xsmall" variant="moderate" data-color={colours[state]}>
      {t(`state.${state}`)}
    </Tag>
  );
}
