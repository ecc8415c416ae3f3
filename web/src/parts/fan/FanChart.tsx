import { BodyShort, Button, Detail } from "@navikt/ds-react";
import { useId, useMemo, useState, type KeyboardEvent, type PointerEvent } from "react";
import { useTexts } from "../../texts";
import { addDays, useDays } from "../../texts/days";
import { FanTable } from "./FanTable";
import { useFigures } from "./figures";
import {
  areaPath,
  frameOf,
  linePath,
  monthStep,
  roomForWords,
  scaleOf,
  spread,
  type Course,
  type Frame,
  type Scale,
} from "./geometry";
import style from "./Fan.module.css";
import { useWidth } from "./useWidth";

const daysOfMonth = 30;

export interface Fan {
  measure: string;
  unit: string;
  firstDay: string;
  /** What no value can be above, where there is such a bound. */
  bound?: number;
  /** One course, or today's and then the one held against it. */
  courses: readonly Course[];
}

/**
 * Bands through the months: the middle course, half of them in the dark band, nine of ten in the light one; today's
 * course grey and dashed. One stop for the keyboard, arrow keys walk through the months; the same stands in a table.
 */
export function FanChart({ fan }: { fan: Fan }) {
  const t = useTexts("foresight");
  const titleId = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className={style.figure} aria-labelledby={titleId}>
      <div className={style.top}>
        <figcaption id={titleId} className={style.title}>
          {fan.measure} <Detail as="span">{fan.unit}</Detail>
        </figcaption>
        <Button size="xsmall" variant="tertiary" onClick={() => setAsTable((shown) => !shown)}>
          {t(asTable ? "fan.as_picture" : "fan.as_table")}
        </Button>
      </div>
      {asTable ? <FanTable fan={fan} /> : <Picture fan={fan} />}
    </figure>
  );
}

function useReading(fan: Fan) {
  const t = useTexts("foresight");
  const { number } = useFigures();
  const { monthYear } = useDays();
  return {
    monthOf: (month: number) => monthYear(addDays(fan.firstDay, month * daysOfMonth)),
    summary: (month: number) => {
      const values = fan.courses.map(({ name, bands }) => ({
        course: name,
        middle: number(bands.middle[month] ?? 0),
        low: number(bands.low[month] ?? 0),
        high: number(bands.high[month] ?? 0),
      }));
      return values
        .map((of, place) =>
          place === 0 ? t("fan.summary", { measure: fan.measure, unit: fan.unit, ...of }) : t("fan.also", of),
        )
        .join(" ");
    },
    readings: (month: number) =>
      fan.courses.map(({ name, bands }) =>
        t("fan.reading", {
          course: name,
          middle: number(bands.middle[month] ?? 0),
          lower: number(bands.lower[month] ?? 0),
          upper: number(bands.upper[month] ?? 0),
          low: number(bands.low[month] ?? 0),
          high: number(bands.high[month] ?? 0),
        }),
      ),
  };
}

function Picture({ fan }: { fan: Fan }) {
  const t = useTexts("foresight");
  const { monthOf, readings, summary } = useReading(fan);
  const [hold, width] = useWidth<HTMLDivElement>(640);
  const frame = useMemo(() => frameOf(width), [width]);
  const scale = useMemo(() => scaleOf(frame, fan.courses, fan.bound), [frame, fan.courses, fan.bound]);
  const [month, setMonth] = useState<number | null>(null);
  const shown = Math.min(month ?? scale.months - 1, scale.months - 1);

  function walk(event: KeyboardEvent) {
    const last = scale.months - 1;
    const target = {
      ArrowRight: Math.min(shown + 1, last),
      ArrowUp: Math.min(shown + 1, last),
      ArrowLeft: Math.max(shown - 1, 0),
      ArrowDown: Math.max(shown - 1, 0),
      Home: 0,
      End: last,
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    setMonth(target);
  }

  function point(event: PointerEvent<HTMLDivElement>) {
    setMonth(scale.monthAt(event.clientX - event.currentTarget.getBoundingClientRect().left));
  }

  return (
    <>
      <p className="aksel-sr-only">{summary(scale.months - 1)}</p>
      <div
        ref={hold}
        className={style.picture}
        role="slider"
        tabIndex={0}
        aria-label={t("fan.move", { measure: fan.measure })}
        aria-valuemin={0}
        aria-valuemax={scale.months - 1}
        aria-valuenow={shown}
        aria-valuetext={[monthOf(shown), ...readings(shown)].join(". ")}
        onKeyDown={walk}
        onPointerMove={point}
        onPointerLeave={() => setMonth(null)}
      >
        <svg width={frame.width} height={frame.height} aria-hidden="true">
          <Axes frame={frame} scale={scale} monthOf={monthOf} />
          <Courses scale={scale} courses={fan.courses} />
          {month !== null && <Crosshair frame={frame} scale={scale} courses={fan.courses} month={shown} />}
          {width >= roomForWords && <Words frame={frame} scale={scale} courses={fan.courses} />}
        </svg>
      </div>
      {width < roomForWords && <Legend courses={fan.courses} />}
      <div className={style.reading}>
        <BodyShort size="small" weight="semibold">
          {monthOf(shown)}
        </BodyShort>
        {readings(shown).map((reading) => (
          <BodyShort key={reading} size="small">
            {reading}
          </BodyShort>
        ))}
      </div>
    </>
  );
}

function Axes({ frame, scale, monthOf }: { frame: Frame; scale: Scale; monthOf: (month: number) => string }) {
  const { number } = useFigures();
  const across = frame.width - frame.left - frame.right;
  const step = monthStep(scale.months, across);
  const floor = frame.height - frame.bottom;
  return (
    <g>
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line
            className={tick === 0 ? style.floor : style.grid}
            x1={frame.left}
            x2={frame.width - frame.right}
            y1={scale.y(tick)}
            y2={scale.y(tick)}
          />
          <text className={style.axis} x={frame.left - 8} y={scale.y(tick) + 4} textAnchor="end">
            {number(tick)}
          </text>
        </g>
      ))}
      {Array.from({ length: Math.ceil(scale.months / step) }, (_, mark) => mark * step).map((month) => (
        <g key={month}>
          <line className={style.floor} x1={scale.x(month)} x2={scale.x(month)} y1={floor} y2={floor + 5} />
          <text
            className={style.axis}
            x={scale.x(month)}
            y={floor + 20}
            textAnchor={month === 0 ? "start" : "middle"}
          >
            {monthOf(month)}
          </text>
        </g>
      ))}
    </g>
  );
}

function Courses({ scale, courses }: { scale: Scale; courses: readonly Course[] }) {
  return courses.map(({ bands }, place) => {
    const kind = place === 0 && courses.length > 1 ? style.today : style.chosen;
    return (
      <g key={place} className={kind}>
        <path className={style.most} d={areaPath(scale, bands.low, bands.high)} />
        <path className={style.half} d={areaPath(scale, bands.lower, bands.upper)} />
        <path className={style.middle} d={linePath(scale, bands.middle)} />
      </g>
    );
  });
}

function Crosshair({
  frame,
  scale,
  courses,
  month,
}: {
  frame: Frame;
  scale: Scale;
  courses: readonly Course[];
  month: number;
}) {
  return (
    <g>
      <line
        className={style.cross}
        x1={scale.x(month)}
        x2={scale.x(month)}
        y1={frame.top}
        y2={frame.height - frame.bottom}
      />
      {courses.map(({ bands }, place) => (
        <circle
          key={place}
          className={place === 0 && courses.length > 1 ? style.todayDot : style.chosenDot}
          cx={scale.x(month)}
          cy={scale.y(bands.middle[month] ?? 0)}
          r={4}
        />
      ))}
    </g>
  );
}

/** Each line and band named where it ends, so that nobody has to look a colour up. */
function Words({ frame, scale, courses }: { frame: Frame; scale: Scale; courses: readonly Course[] }) {
  const t = useTexts("foresight");
  const chosen = courses[courses.length - 1];
  const today = courses.length > 1 ? courses[0] : undefined;
  if (!chosen) return null;
  const end = (values: readonly number[]) => scale.y(values[values.length - 1] ?? 0) + 4;
  const words = [
    { key: "name", text: chosen.name, y: end(chosen.bands.middle), kind: style.chosenWord },
    { key: "half", text: t("fan.half"), y: end(chosen.bands.upper), kind: style.bandWord },
    { key: "most", text: t("fan.most"), y: end(chosen.bands.high), kind: style.bandWord },
    ...(today ? [{ key: "today", text: today.name, y: end(today.bands.middle), kind: style.todayWord }] : []),
  ];
  const x = frame.width - frame.right + 10;
  return spread(words, 16, frame.top + 4, frame.height - frame.bottom).map((word) => (
    <text key={word.key} className={word.kind} x={x} y={word.y}>
      {short(word.text)}
    </text>
  ));
}

/** The margin holds so many letters. */
function short(text: string): string {
  return text.length > 20 ? `${text.slice(0, 19)}…` : text;
}

function Legend({ courses }: { courses: readonly Course[] }) {
  const t = useTexts("foresight");
  return (
    <ul className={style.legend}>
      {courses.map(({ name }, place) => {
        const kind = place === 0 && courses.length > 1 ? "today" : "chosen";
        return (
          <li key={place}>
            <span className={style.swatch} data-kind={kind} aria-hidden />
            <Detail as="span">{name}</Detail>
          </li>
        );
      })}
      <li>
        <span className={style.swatch} data-kind="half" aria-hidden />
        <Detail as="span">{t("fan.half")}</Detail>
      </li>
      <li>
        <span className={style.swatch} data-kind="most" aria-hidden />
        <Detail as="span">{t("fan.most")}</Detail>
      </li>
    </ul>
  );
}
