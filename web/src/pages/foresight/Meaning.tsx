import { ArrowDownIcon, ArrowUpIcon } from "@navikt/aksel-icons";
import { BodyLong, BodyShort, Detail, Tag } from "@navikt/ds-react";
import { useFigures } from "../../parts/fan/figures";
import { Section } from "../../parts/Section";
import { useWide } from "../../parts/useWide";
import { useTexts } from "../../texts";
import style from "./Foresight.module.css";
import type { Run } from "./foresightQuery";
import { meaningOf, toldMeasures } from "./meaning";
import { RestsOnShort } from "./RestsOn";
import { useForesightWords } from "./useForesightWords";

type Picture = NonNullable<Run["picture"]>;

const colours = { good: "success", bad: "danger", neither: "neutral" } as const;

/** The differences that chance does not explain, in sentences; and which are too small to be told. */
export function Meaning({ run, picture, arm }: { run: Run; picture: Picture; arm: number }) {
  const t = useTexts("foresight");
  const { number } = useFigures();
  const words = useForesightWords();
  const { told, same } = meaningOf(picture.measures, arm);
  const wide = useWide(768);
  return (
    <Section title={t("meaning.title")}>
      {!wide && <RestsOnShort run={run} />}
      {told.length === 0 && <BodyLong>{t("meaning.none")}</BodyLong>}
      <ul className={style.meaning}>
        {told.map(({ name, difference, verdict }) => {
          const isMore = difference.mean > 0;
          const [low, high] = [Math.abs(difference.low), Math.abs(difference.high)].sort((a, b) => a - b);
          return (
            <li key={name}>
              <span className={style.arrow} aria-hidden>
                {isMore ? <ArrowUpIcon /> : <ArrowDownIcon />}
              </span>
              <div>
                <BodyShort>
                  {t(isMore ? "meaning.more" : "meaning.less", {
                    measure: words.measure(name),
                    value: number(Math.abs(difference.mean)),
                    unit: words.measureUnit(name),
                    low: number(low ?? 0),
                    high: number(high ?? 0),
                  })}{" "}
                  <Tag size="xsmall" variant="outline" data-color={colours[verdict]}>
                    {t(`meaning.${verdict}`)}
                  </Tag>
                </BodyShort>
                {typeof difference.ranges_low === "number" && (
                  <Detail textColor="subtle">
                    {t("meaning.holds", { percent: Math.round(100 * difference.same_sign) })}
                  </Detail>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {same.length > 0 && told.length > 0 && (
        <BodyShort size="small" textColor="subtle">
          {t("meaning.same", { measures: same.map(words.measure).join("; ") })}
        </BodyShort>
      )}
    </Section>
  );
}

/** One course alone, in sentences: what it comes to on the whole. */
export function InShort({ run, picture }: { run: Run; picture: Picture }) {
  const t = useTexts("foresight");
  const { number } = useFigures();
  const words = useForesightWords();
  const wide = useWide(768);
  return (
    <Section title={t("meaning.alone")}>
      {!wide && <RestsOnShort run={run} />}
      <ul className={style.meaning}>
        {toldMeasures.map((name) => {
          const mean = picture.measures.find((measure) => measure.name === name)?.arms[0];
          if (!mean) return null;
          return (
            <li key={name}>
              <BodyShort>
                {t("meaning.mean", {
                  measure: words.measure(name),
                  value: number(mean.mean),
                  unit: words.measureUnit(name),
                  low: number(mean.low ?? mean.mean),
                  high: number(mean.high ?? mean.mean),
                })}
              </BodyShort>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
