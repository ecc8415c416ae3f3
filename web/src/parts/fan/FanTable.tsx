import { Table } from "@navikt/ds-react";
import { useTexts } from "../../texts";
import { addDays, useDays } from "../../texts/days";
import { SideScroll } from "../SideScroll";
import type { Fan } from "./FanChart";
import { useFigures } from "./figures";

/** The same as the picture, month by month. */
export function FanTable({ fan }: { fan: Fan }) {
  const t = useTexts("foresight");
  const { number } = useFigures();
  const { figures } = useDays();
  const interval = (low: number | undefined, high: number | undefined) =>
    t("differences.interval", { low: number(low ?? 0), high: number(high ?? 0) });
  const months = Math.max(0, ...fan.courses.map(({ bands }) => bands.middle.length));
  return (
    <SideScroll label={fan.measure}>
      <Table size="small" aria-label={`${fan.measure} (${fan.unit})`}>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell scope="col">{t("fan.month")}</Table.HeaderCell>
            {fan.courses.map(({ name }, place) => (
              <Table.HeaderCell key={place} scope="colgroup" colSpan={3}>
                {name}
              </Table.HeaderCell>
            ))}
          </Table.Row>
          <Table.Row>
            <Table.DataCell />
            {fan.courses.flatMap((_, place) => [
              <Table.HeaderCell key={`${place}-middle`} scope="col" align="right">
                {t("fan.middle")}
              </Table.HeaderCell>,
              <Table.HeaderCell key={`${place}-half`} scope="col">
                {t("fan.half")}
              </Table.HeaderCell>,
              <Table.HeaderCell key={`${place}-most`} scope="col">
                {t("fan.most")}
              </Table.HeaderCell>,
            ])}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {Array.from({ length: months }, (_, month) => (
            <Table.Row key={month}>
              <Table.HeaderCell scope="row">{figures(addDays(fan.firstDay, month * 30))}</Table.HeaderCell>
              {fan.courses.flatMap(({ bands }, place) => [
                <Table.DataCell key={`${place}-middle`} align="right">
                  {number(bands.middle[month] ?? 0)}
                </Table.DataCell>,
                <Table.DataCell key={`${place}-half`}>
                  {interval(bands.lower[month], bands.upper[month])}
                </Table.DataCell>,
                <Table.DataCell key={`${place}-most`}>
                  {interval(bands.low[month], bands.high[month])}
                </Table.DataCell>,
              ])}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </SideScroll>
  );
}
