import { BodyLong, Detail, ReadMore, Table } from "@navikt/ds-react";
import { Fragment } from "react";
import { useFigures } from "../../parts/fan/figures";
import { Section } from "../../parts/Section";
import { SideScroll } from "../../parts/SideScroll";
import { useWide } from "../../parts/useWide";
import { useTexts } from "../../texts";
import type { Run } from "./foresightQuery";
import style from "./Foresight.module.css";
import { isSure } from "./meaning";
import { useForesightWords } from "./useForesightWords";

/** Every measure over the whole run: each course, and how far the others are from the first. */
export function Differences({
  run,
  picture,
  names,
}: {
  run: Run;
  picture: NonNullable<Run["picture"]>;
  names: readonly string[];
}) {
  const t = useTexts("foresight");
  const { number, signed } = useFigures();
  const words = useForesightWords();
  const wide = useWide(768);
  const title = t(run.arms.length > 1 ? "differences.title" : "differences.whole");
  const interval = (low: number | null, high: number | null, write: (value: number) => string) =>
    low !== null && high !== null && t("differences.interval", { low: write(low), high: write(high) });
  const table = (
    <SideScroll label={title}>
      <Table size="small" aria-label={title}>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell scope="col">{t("differences.measure")}</Table.HeaderCell>
            {names.map((name, place) => (
              <Table.HeaderCell key={`mean-${place}`} scope="col">
                {name}
              </Table.HeaderCell>
            ))}
            {names.slice(1).map((name, place) => (
              <Table.HeaderCell key={`difference-${place}`} scope="col">
                {names.length > 2 ? t("differences.of", { name }) : t("differences.difference")}
              </Table.HeaderCell>
            ))}
            {names.length === 2 && (
              <>
                <Table.HeaderCell scope="col">{t("differences.ranges")}</Table.HeaderCell>
                {picture.links > 0 && (
                  <Table.HeaderCell scope="col">{t("differences.links")}</Table.HeaderCell>
                )}
              </>
            )}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {picture.measures.map((measure) => (
            <Table.Row key={measure.name}>
              <Table.HeaderCell scope="row">
                {words.measure(measure.name)}
                <Detail textColor="subtle">{words.measureUnit(measure.name)}</Detail>
              </Table.HeaderCell>
              {measure.arms.map((arm, place) => (
                <Table.DataCell key={`mean-${place}`}>
                  {number(arm.mean)}
                  <Detail textColor="subtle">{interval(arm.low, arm.high, number)}</Detail>
                </Table.DataCell>
              ))}
              {measure.differences.map((difference, place) => (
                <Table.DataCell key={`difference-${place}`}>
                  {isSure(difference) ? <strong>{signed(difference.mean)}</strong> : signed(difference.mean)}
                  <Detail textColor="subtle">{interval(difference.low, difference.high, signed)}</Detail>
                </Table.DataCell>
              ))}
              {names.length === 2 &&
                measure.differences.map((difference) => (
                  <Fragment key={measure.name}>
                    <Table.DataCell>
                      {interval(difference.ranges_low, difference.ranges_high, signed)}
                    </Table.DataCell>
                    {picture.links > 0 && (
                      <Table.DataCell>
                        {interval(difference.links_low, difference.links_high, signed)}
                      </Table.DataCell>
                    )}
                  </Fragment>
                ))}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </SideScroll>
  );
  return (
    <Section title={title}>
      <BodyLong size="small" textColor="subtle">
        {t("differences.text")}
      </BodyLong>
      {wide ? (
        table
      ) : (
        <ReadMore size="small" className={style.fold} header={t("differences.show")}>
          {table}
        </ReadMore>
      )}
    </Section>
  );
}
