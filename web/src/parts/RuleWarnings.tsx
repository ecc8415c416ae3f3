import { InlineMessage, VStack } from "@navikt/ds-react";
import type { Schemas } from "../api/client";
import { useTexts } from "../texts";
import { RelativeDay } from "./RelativeDay";

/** What the rules of duration say of somebody's dates: which limit, its day, and for whom; the rule it comes from on hover. */
export function RuleWarnings({ warnings }: { warnings: Schemas["Warning"][] }) {
  const t = useTexts("duty");
  if (warnings.length === 0) return null;
  return (
    <VStack gap="space-8">
      {warnings.map(({ kind, limit_day, groups, source }) => (
        <InlineMessage key={`${kind} ${limit_day}`} status="warning" size="small" title={source}>
          {t(`duration.${kind}`)} (<RelativeDay day={limit_day} />){groups && `. ${t("groups", { groups })}`}
        </InlineMessage>
      ))}
    </VStack>
  );
}
