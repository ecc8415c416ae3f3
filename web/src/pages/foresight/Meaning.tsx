import { ArrowDownIcon, ArrowUpIcon } from "@navikt/aksel-icons";
import { BodyLong, BodyShort, Detail, Tag } from "@navikt/ds-react";
import { useFigures } from "../../parts/fan/figures";
import { Section } from "../../parts/Section";
import { useTexts } from "../../texts";
import style from "./Foresight.module.css";
import type { Run } from "./foresightQuery";
import { meaningOf } from "./meaning";
import { useForesightWords } from "./useForesightWords";

const colours = { good: "success", bad: "danger", neither: "neutral" } as const;

/** The differences that chance does not explain, in sentences; and which are too small to be told. */
export function Meaning({ picture, arm }: { picture: NonNullable<Run["picture"]>; arm: number }) {
  const t = useTexts("foresight");
  const { number } = useFigures();
  const words = useForesightWords();
  const { told, same } = meaningOf(picture.measures, arm);
  return (
    <Section title={t("meaning.title")}>
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
