import { ReadMore, Table } from "@navikt/ds-react";
import type { ReactNode } from "react";
import type { Schemas } from "../api/client";
import { useTexts } from "../texts";
import { addDays, daysBetween, useDays, type Day } from "../texts/days";
import style from "./CircleTimeline.module.css";
import { DaySpan, ShortDay } from "./RelativeDay";
import { PhaseChip } from "./PhaseChip";

export interface TimelineLane {
  key: string;
  label: string;
  /** Days in phases; the last day belongs to the span. */
  spans: readonly Schemas["Span"][];
  /** Days that should have been covered and were not: white notches with a dashed edge. */
  gaps?: readonly Schemas["DaySpan"][];
  /** Single days, drawn as dots: contacts. */
  marks?: readonly { key: string; day: Day; label: string }[];
}

interface Tick {
  day: Day;
  label: string;
}

/** The first days of months between two days, thinned out so that at most `most` are named. */
export function ticksBetween(from: Day, to: Day, most: number): Day[] {
  const months: Day[] = [];
  let year = Number(from.slice(0, 4));
  let month = Number(from.slice(5, 7));
  for (;;) {
    month += 1;
    if (month > 12) {
      month = 1;
      year += 1;
    }
    const day = `${year}-${String(month).padStart(2, "0")}-01`;
    if (day > to) break;
    months.push(day);
  }
  const step = [1, 2, 3, 6, 12, 24].find((size) => months.length / size <= most) ?? 36;
  return months.filter((day) => (Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1) % step === 0);
}

/**
 * The three circles laid out along the days: one lane each, spans in the colours of their phases, gaps as notches, today
 * as a line. The same stands below as a table, for those who do not see the picture and for those who want the dates.
 */
export function CircleTimeline({
  from,
  to,
  today,
  lanes,
  caption,
  children,
}: {
  from: Day;
  to: Day;
  today: Day;
  lanes: readonly TimelineLane[];
  /** What the picture tells, in a sentence or two; read aloud in its place. */
  caption: string;
  children?: ReactNode;
}) {
  const t = useTexts("timeline");
  const days = useDays();
  const length = Math.max(1, daysBetween(from, addDays(to, 1)));
  const place = (day: Day) => `${(Math.min(Math.max(daysBetween(from, day), 0), length) / length) * 100}%`;
  const extent = (first: Day, last: Day) => {
    const start = first < from ? from : first;
    const end = last > to ? to : last;
    return {
      insetInlineStart: place(start),
      width: `${(Math.max(0, daysBetween(start, end) + 1) / length) * 100}%`,
    };
  };
  // A month's name stands to the right of its line: none where it would run over the edge.
  const ticks: Tick[] = ticksBetween(from, to, 6)
    .filter((day) => daysBetween(from, day) <= length * 0.9)
    .map((day) => ({ day, label: days.monthYear(day) }));

  return (
    <figure className={style.figure}>
      <div className={style.picture} role="img" aria-label={caption}>
        {lanes.map((lane) => (
          <div key={lane.key} className={style.lane}>
            <span className={style.label}>{lane.label}</span>
            <div className={style.track}>
              {lane.spans.map((span) => (
                <span
                  key={`${span.phase} ${span.first_day}`}
                  className={style.span}
                  data-phase={span.phase}
                  style={extent(span.first_day, span.last_day)}
                  title={`${t(`phase.${span.phase}`)}: ${days.short(span.first_day, today)} – ${days.short(span.last_day, today)}`}
                />
              ))}
              {lane.gaps?.map((gap) => (
                <span
                  key={gap.first_day}
                  className={style.gap}
                  style={extent(gap.first_day, gap.last_day)}
                  title={`${t("gap")}: ${days.short(gap.first_day, today)} – ${days.short(gap.last_day, today)}`}
                />
              ))}
              {lane.marks
                ?.filter(({ day }) => day >= from && day <= to)
                .map((mark) => (
                  <span
                    key={mark.key}
                    className={style.mark}
                    style={{ insetInlineStart: place(mark.day) }}
                    title={mark.label}
                  />
                ))}
            </div>
          </div>
        ))}
        <div className={style.axis}>
          <div className={style.scale}>
            {ticks.map((tick) => (
              <span key={tick.day} className={style.tick} style={{ insetInlineStart: place(tick.day) }}>
                {tick.label}
              </span>
            ))}
            {today >= from && today <= to && (
              <span className={style.today} style={{ insetInlineStart: place(today) }}>
                <span className={style.todayWord}>{t("today")}</span>
              </span>
            )}
          </div>
        </div>
      </div>
      {children}
      <ReadMore size="small" header={t("as_table")}>
        <Table size="small">
          <caption className="aksel-sr-only">{caption}</caption>
          <Table.Header>
            <Table.Row>
              <Table.ColumnHeader scope="col">{t("lane")}</Table.ColumnHeader>
              <Table.ColumnHeader scope="col">{t("what")}</Table.ColumnHeader>
              <Table.ColumnHeader scope="col">{t("when")}</Table.ColumnHeader>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {lanes.flatMap((lane) => [
              ...lane.spans.map((span) => (
                <Table.Row key={`${lane.key} ${span.phase} ${span.first_day}`}>
                  <Table.HeaderCell scope="row">{lane.label}</Table.HeaderCell>
                  <Table.DataCell>
                    <PhaseChip phase={span.phase} size="xsmall" />
                  </Table.DataCell>
                  <Table.DataCell>
                    <DaySpan from={span.first_day} to={span.last_day} />
                  </Table.DataCell>
                </Table.Row>
              )),
              ...(lane.gaps ?? []).map((gap) => (
                <Table.Row key={`${lane.key} gap ${gap.first_day}`}>
                  <Table.HeaderCell scope="row">{lane.label}</Table.HeaderCell>
                  <Table.DataCell>{t("gap")}</Table.DataCell>
                  <Table.DataCell>
                    <DaySpan from={gap.first_day} to={gap.last_day} />
                  </Table.DataCell>
                </Table.Row>
              )),
              ...(lane.marks ?? []).map((mark) => (
                <Table.Row key={`${lane.key} mark ${mark.key}`}>
                  <Table.HeaderCell scope="row">{lane.label}</Table.HeaderCell>
                  <Table.DataCell>{mark.label}</Table.DataCell>
                  <Table.DataCell>
                    <ShortDay day={mark.day} />
                  </Table.DataCell>
                </Table.Row>
              )),
            ])}
          </Table.Body>
        </Table>
      </ReadMore>
    </figure>
  );
}
