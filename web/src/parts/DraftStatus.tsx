import { CheckmarkIcon, CloudSlashIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, HStack, InlineMessage } from "@navikt/ds-react";
import { useTexts } from "../texts";
import { dayOf, useDays } from "../texts/days";
import { useToday } from "../api/session";
import type { Draft } from "./useDraft";

/** Says whether what is typed is kept, quietly; and when the form began with an earlier draft, how to leave it. */
export function DraftStatus<Value>({ draft }: { draft: Draft<Value> }) {
  const t = useTexts("parts");
  const days = useDays();
  const today = useToday();
  if (draft.restoredFrom) {
    const at = draft.restoredFrom;
    return (
      <HStack gap="space-16" align="center">
        <InlineMessage status="info" size="small">
          {t("draft.found", { day: days.relative(dayOf(at), today), clock: days.clock(at) })}
        </InlineMessage>
        <Button type="button" size="small" variant="tertiary" onClick={draft.discard}>
          {t("draft.discard")}
        </Button>
      </HStack>
    );
  }
  return (
    <BodyShort size="small" textColor="subtle" role="status">
      {draft.state === "saving" && t("draft.saving")}
      {draft.state === "saved" && draft.savedAt && (
        <HStack as="span" gap="space-4" align="center">
          <CheckmarkIcon aria-hidden />
          {t("draft.saved", { clock: days.clock(draft.savedAt) })}
        </HStack>
      )}
      {draft.state === "unsaved" && (
        <HStack as="span" gap="space-4" align="center">
          <CloudSlashIcon aria-hidden />
          {t("draft.unsaved")}
        </HStack>
      )}
    </BodyShort>
  );
}
