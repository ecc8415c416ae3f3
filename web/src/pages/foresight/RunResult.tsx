import {
  BodyLong,
  BodyShort,
  Button,
  HStack,
  InlineMessage,
  ReadMore,
  Select,
  VStack,
} from "@navikt/ds-react";
import { useState } from "react";
import { problemOf } from "../../api/problem";
import { EmptyState } from "../../parts/EmptyState";
import { FanChart } from "../../parts/fan/FanChart";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { Section } from "../../parts/Section";
import { SkeletonList } from "../../parts/Skeletons";
import { useWide } from "../../parts/useWide";
import { useTexts } from "../../texts";
import { Differences } from "./Differences";
import { Download } from "./Download";
import style from "./Foresight.module.css";
import { isGoing, useRun, type Parameter, type Run } from "./foresightQuery";
import { InShort, Meaning } from "./Meaning";
import { RestsOn } from "./RestsOn";
import { RunProgress } from "./RunProgress";
import { useCourseNames, useForesightWords } from "./useForesightWords";

/** How many pictures stand open there; the first is what a leader asks about. */
const shownOnPhone = 2;

/**
 * A run as far as it is: what it rests on first, then what it means, the bands through the months, all differences. On
 * a phone the answer comes first, with what it rests on in a line; the rest is folded.
 */
export function RunResult({
  id,
  parameters,
  onAgain,
}: {
  id: string;
  parameters: readonly Parameter[];
  onAgain?: () => void;
}) {
  const t = useTexts("foresight");
  const query = useRun(id);
  const wide = useWide(768);
  if (query.isPending) return <SkeletonList rows={3} height={160} />;
  if (!query.data) {
    if (problemOf(query.error).status !== 404) {
      return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
    }
    return (
      <EmptyState title={t("gone")} action={onAgain && <Button onClick={onAgain}>{t("run_again")}</Button>}>
        {t("gone_text")}
      </EmptyState>
    );
  }
  const run = query.data;
  if (run.state === "broken") {
    return <EmptyState title={t("broken")}>{t("broken_text")}</EmptyState>;
  }
  return (
    <VStack gap="space-20">
      {(wide || !run.picture) && <RestsOn run={run} />}
      <RunProgress run={run} />
      {run.picture ? (
        <Results run={run} picture={run.picture} parameters={parameters} />
      ) : (
        isGoing(run) && <SkeletonList rows={3} height={220} />
      )}
    </VStack>
  );
}

function Results({
  run,
  picture,
  parameters,
}: {
  run: Run;
  picture: NonNullable<Run["picture"]>;
  parameters: readonly Parameter[];
}) {
  const t = useTexts("foresight");
  const names = useCourseNames(run);
  const [versus, setVersus] = useState(1);
  const compared = run.arms.length > 1;
  const arm = Math.min(versus, run.arms.length - 1);
  const wide = useWide(768);
  const shown = wide ? picture.months.length : shownOnPhone;
  const fans = picture.months.map((month) => (
    <FanChart
      key={month.name}
      fan={{
        measure: t(`month.${month.name}` as "month.jobs"),
        unit: t(`month_unit.${month.name}` as "month_unit.jobs"),
        firstDay: run.first_day,
        bound: month.name.endsWith("_percent") ? 100 : undefined,
        courses: (compared ? [0, arm] : [0]).flatMap((place) => {
          const bands = month.arms[place];
          return bands ? [{ name: names[place] ?? "", bands }] : [];
        }),
      }}
    />
  ));
  return (
    <>
      {compared && <Changes run={run} arm={arm} parameters={parameters} />}
      {run.arms.length > 2 && (
        <Select
          size="small"
          label={t("fan.versus", { name: names[0] })}
          value={String(arm)}
          onChange={(event) => setVersus(Number(event.target.value))}
        >
          {names.slice(1).map((name, place) => (
            <option key={place} value={place + 1}>
              {name}
            </option>
          ))}
        </Select>
      )}
      {compared ? <Meaning run={run} picture={picture} arm={arm} /> : <InShort run={run} picture={picture} />}
      <Section title={t("fan.title")}>
        <BodyLong size="small" textColor="subtle">
          {t("fan.explain")}
        </BodyLong>
        <div className={style.fans}>{fans.slice(0, shown)}</div>
        {fans.length > shown && (
          <ReadMore size="small" className={style.fold} header={t("fan.more")}>
            <div className={style.fans}>{fans.slice(shown)}</div>
          </ReadMore>
        )}
      </Section>
      {!wide && <RestsOn run={run} />}
      <Differences run={run} picture={picture} names={names} />
      {!isGoing(run) && <Download run={run} />}
    </>
  );
}

/** In which numbers the course differs from today's, in words. */
function Changes({ run, arm, parameters }: { run: Run; arm: number; parameters: readonly Parameter[] }) {
  const t = useTexts("foresight");
  const words = useForesightWords();
  const told = [
    ...(run.option ? [`${t("option")}: ${t(`option_answer.${run.option}`)}`] : []),
    ...(run.leaving > 0 ? [t("change_leaving", { count: run.leaving })] : []),
    ...(run.arms[arm]?.changes ?? []).map(({ name, from, to }) => {
      const unit = parameters.find((one) => one.name === name)?.unit ?? "";
      return t("change", {
        name: words.parameter(name),
        from: words.value({ unit }, from),
        to: words.value({ unit }, to),
      });
    }),
  ];
  if (told.length === 0) return null;
  return (
    <InlineMessage status="info" size="small">
      <HStack gap="space-4">
        <BodyShort size="small">{t("course.differs", { changes: told.join("; ") })}</BodyShort>
      </HStack>
    </InlineMessage>
  );
}
