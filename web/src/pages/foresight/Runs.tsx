import { BodyShort, Button, HStack, Tag } from "@navikt/ds-react";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { Section } from "../../parts/Section";
import { useTexts } from "../../texts";
import { clockOf, dayOf, useDays } from "../../texts/days";
import style from "./Foresight.module.css";
import { isGoing, useForgetRun, useRuns } from "./foresightQuery";

/** My own runs, those that go on in the background too. */
export function Runs({
  shown,
  onShow,
  onForgotten,
}: {
  shown: string | null;
  onShow: (run: string) => void;
  onForgotten: () => void;
}) {
  const t = useTexts("foresight");
  const { figures } = useDays();
  const query = useRuns();
  const forget = useForgetRun((id) => id === shown && onForgotten());
  const rows = query.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <Section title={t("runs.title")}>
      <ul className={style.runs}>
        {rows.map((run) => (
          <li key={run.id}>
            <BodyShort size="small">
              {t("runs.row", {
                names: run.contract?.name ?? run.names.join(", "),
                day: figures(dayOf(run.begun_at)),
                clock: clockOf(run.begun_at),
              })}
            </BodyShort>
            <HStack gap="space-8" align="center">
              <Tag size="xsmall" variant="outline" data-color={isGoing(run) ? "info" : "neutral"}>
                {t(`state.${run.state}`)}
              </Tag>
              {run.id !== shown && !run.contract && (
                <Button size="xsmall" variant="secondary" onClick={() => onShow(run.id)}>
                  {t("runs.open")}
                </Button>
              )}
              <Button size="xsmall" variant="tertiary" onClick={() => forget.mutate(run.id)}>
                {t("runs.forget")}
              </Button>
            </HStack>
          </li>
        ))}
      </ul>
      <ProblemAlert error={forget.error} />
    </Section>
  );
}
