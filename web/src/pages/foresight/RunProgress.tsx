import { BodyShort, Button, HStack, ProgressBar, VStack } from "@navikt/ds-react";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { useTexts } from "../../texts";
import { isGoing, useStopRun, type Run } from "./foresightQuery";

/** How far a run is and how long it has left; it can be stopped, and what is there stays. */
export function RunProgress({ run }: { run: Run }) {
  const t = useTexts("foresight");
  const stop = useStopRun();
  const percent = run.of > 0 ? Math.floor((100 * run.done) / run.of) : 0;
  const soFar = run.picture && t("runs_so_far", { runs: run.picture.runs });
  if (!isGoing(run)) {
    return (
      <BodyShort size="small" textColor="subtle" role="status">
        {run.state === "stopped" ? `${t("stopped_text")} ${soFar ?? ""}` : soFar}
      </BodyShort>
    );
  }
  const left = run.seconds_left ?? null;
  const time =
    left === null
      ? null
      : left < 90
        ? t("seconds_left", { count: Math.max(1, Math.round(left)) })
        : t("minutes_left", { count: Math.round(left / 60) });
  return (
    <VStack gap="space-8">
      <HStack gap="space-16" align="center" justify="space-between">
        <BodyShort size="small" id="run-progress">
          {[t(`state.${run.state}`), t("progress", { percent }), time].filter(Boolean).join(", ")}
          {soFar && `. ${soFar}`}
        </BodyShort>
        <Button size="small" variant="secondary" loading={stop.isPending} onClick={() => stop.mutate(run.id)}>
          {t("stop")}
        </Button>
      </HStack>
      <ProgressBar size="small" value={percent} valueMax={100} aria-labelledby="run-progress" />
      <ProblemAlert error={stop.error} />
    </VStack>
  );
}
