import { useId } from "react";
import { useTexts } from "../../texts";
import { dayNumber } from "../../texts/days";
import {
  arc,
  arcBack,
  dayText,
  pointAt,
  rings,
  scaleDays,
  sector,
  type Dial,
  type RingsData,
} from "./geometry";
import style from "./Rings.module.css";

/** The dark disc that all of it lies on. */
export const discRadius = rings.participants.outer + 34;

/** Text along a ring: upright in the lower half too, where it runs the other way. */
function TextOnRing({
  className,
  radius,
  from,
  to,
  anchor = "middle",
  children,
}: {
  className: string | undefined;
  /** Of the middle of the letters. */
  radius: number;
  from: number;
  to: number;
  anchor?: "start" | "middle";
  children: string | number;
}) {
  const id = useId();
  const lower = (from + to) / 2 > 90 && (from + to) / 2 < 270;
  const place = anchor === "middle" ? "50%" : lower ? "100%" : "0%";
  return (
    <>
      <path id={id} fill="none" d={lower ? arcBack(radius + 6, from, to) : arc(radius - 6, from, to)} />
      <text className={className} textAnchor={anchor === "middle" ? "middle" : lower ? "end" : "start"}>
        <textPath href={`#${id}`} startOffset={place}>
          {children}
        </textPath>
      </text>
    </>
  );
}

/** The contract's own phases, its options (dashed until taken) and the days by which they are decided. */
export function ContractRing({ data, dial }: { data: RingsData; dial: Dial }) {
  const t = useTexts("rings");
  const { inner, outer } = rings.contract;
  // After an option that was declined nothing comes, whatever was agreed at first.
  const options = data.options.filter(({ first_day }) => dayNumber(first_day) < dial.end);
  return (
    <g aria-hidden="true">
      {data.spans.map((span) => {
        const from = dial.angle(dayNumber(span.first_day));
        const to = dial.angle(dayNumber(span.last_day) + 1);
        return (
          <g key={span.first_day}>
            <path className={`${style.contract} ${style[span.phase]}`} d={sector(inner, outer, from, to)} />
            {to - from > 28 && (
              <TextOnRing className={style.contractText} radius={(inner + outer) / 2} from={from} to={to}>
                {t(`phase.${span.phase}`)}
              </TextOnRing>
            )}
          </g>
        );
      })}
      {options
        .filter((option) => option.decision !== "taken")
        .map((option) => {
          const from = dial.angle(dayNumber(option.first_day));
          const to = dial.angle(dayNumber(option.last_day) + 1);
          return (
            <path
              key={option.ordinal}
              className={option.decision === "declined" ? `${style.option} ${style.declined}` : style.option}
              d={sector(inner + 1, outer - 1, from + 0.6, to)}
            />
          );
        })}
      {options
        .filter((option) => option.decision === "open")
        .map((option) => {
          const p = pointAt(inner - 14, dial.angle(dayNumber(option.decide_by_day)));
          return (
            <path
              key={option.ordinal}
              className={style.decide}
              d={`M${p.x} ${p.y - 9}L${p.x + 9} ${p.y}L${p.x} ${p.y + 9}L${p.x - 9} ${p.y}Z`}
            />
          );
        })}
    </g>
  );
}

/** Years and half-years around the rings. */
export function Scale({ dial }: { dial: Dial }) {
  return (
    <g aria-hidden="true">
      {scaleDays(dial).map(({ day, year, january }) => {
        const degrees = dial.angle(day);
        const from = pointAt(rings.consultants.inner - 8, degrees);
        const to = pointAt(rings.participants.outer + (january ? 22 : 4), degrees);
        return (
          <g key={dayText(day)}>
            <line
              className={style.scale}
              x1={from.x}
              y1={from.y}
              x2={to.x}
              y2={to.y}
              strokeDasharray={january ? undefined : "2 7"}
            />
            {january && (
              <TextOnRing
                className={style.scaleText}
                radius={rings.participants.outer + 16}
                from={degrees + 1}
                to={degrees + 20}
                anchor="start"
              >
                {year}
              </TextOnRing>
            )}
          </g>
        );
      })}
    </g>
  );
}

/** Today, with a flag at its end: readable on the dark disc and on the page beside it. */
export function Hand({ angle, label }: { angle: number; label: string }) {
  const from = pointAt(rings.contract.inner - 6, angle);
  const to = pointAt(discRadius - 16, angle);
  return (
    <>
      <line className={style.hand} x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      <g className={style.flag} transform={`translate(${to.x.toFixed(1)} ${to.y.toFixed(1)})`}>
        <rect x="-34" y="-16" width="68" height="32" rx="16" />
        <text className={style.today} y="6.5" textAnchor="middle">
          {label}
        </text>
      </g>
    </>
  );
}
