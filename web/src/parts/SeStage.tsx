import { useTexts } from "../texts";
import style from "./SeStage.module.css";

export const seStages = [1, 2, 3, 4, 5] as const;
type Stage = (typeof seStages)[number];

/** What the stages of Supported Employment are called in the page's language. */
export function useSeStageName(): (stage: number) => string {
  const t = useTexts("parts");
  return (stage) =>
    seStages.some((known) => known === stage) ? t(`stage.${stage as Stage}`) : String(stage);
}

/** The stage of Supported Employment as five steps and its name. `short` leaves the name to screen readers and hover. */
export function SeStage({ stage, short = false }: { stage: number | null; short?: boolean }) {
  const t = useTexts("parts");
  const nameOf = useSeStageName();
  if (stage === null) {
    return (
      <>
        <span aria-hidden>—</span>
        <span className="aksel-sr-only">{t("stage.none")}</span>
      </>
    );
  }
  const whole = t("stage.label", { stage, name: nameOf(stage) });
  return (
    <span className={style.stage} title={whole}>
      <span className="aksel-sr-only">{whole}</span>
      <span className={style.steps} aria-hidden>
        {seStages.map((step) => (
          <span key={step} className={style.step} data-reached={step <= stage || undefined} />
        ))}
      </span>
      <span aria-hidden className={style.name}>
        {short ? stage : `${stage} ${nameOf(stage)}`}
      </span>
    </span>
  );
}
