import { Tag } from "@navikt/ds-react";
import type { Schemas } from "../api/client";
import { useTexts } from "../texts";
import style from "./PhaseChip.module.css";

export type PhaseNow = Schemas["PhaseNow"];
export type Circle = "contract" | "consultant" | "participation";

/**
 * Where a circle stands today, with word, sign and colour: start yellow, under way orange, end purple. `circle` says
 * whose phase it is where several stand together.
 */
export function PhaseChip({
  phase,
  circle,
  size = "small",
}: {
  phase: PhaseNow;
  circle?: Circle;
  size?: "small" | "xsmall";
}) {
  const t = useTexts("parts");
  return (
    <Tag
      size={size}
      variant="moderate"
      className={`${style.chip} ${style[phase]}`}
      icon={<PhaseSign phase={phase} />}
    >
      {circle && <span className={style.circle}>{t(`circle.${circle}`)}&nbsp;</span>}
      {t(`phase.${phase}`)}
    </Tag>
  );
}

/** How the three circles of a participation stand. Where nobody follows there is no consultant whose phase could be told. */
export function CirclePhases({ phases }: { phases: Schemas["ParticipationFile"]["phases"] }) {
  return (
    <>
      <PhaseChip phase={phases.participation} circle="participation" />
      {phases.consultant !== "not_yet" && <PhaseChip phase={phases.consultant} circle="consultant" />}
      <PhaseChip phase={phases.contract} circle="contract" />
    </>
  );
}

/** The sign of a phase: a ring that begins, goes on, or closes. Drawn in the colour of the text around it. */
export function PhaseSign({ phase }: { phase: PhaseNow }) {
  return (
    <svg className={style.sign} viewBox="0 0 16 16" aria-hidden focusable="false">
      <circle className={style.track} cx="8" cy="8" r="6" />
      {phase === "over" ? (
        <path className={style.done} d="M5 8.2 7.2 10.4 11 6" />
      ) : (
        phase !== "not_yet" && (
          <circle className={style.arc} data-phase={phase} cx="8" cy="8" r="6" pathLength={360} />
        )
      )}
    </svg>
  );
}
