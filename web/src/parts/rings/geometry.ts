/**
 * Where the lines of the three rings lie. Time runs clockwise from twelve o'clock through the whole contract, its options
 * included; a small opening at the top keeps the beginning and the end apart. Pure: days in, numbers and SVG paths out.
 */
import type { components } from "../../api/schema";
import { dayNumber } from "../../texts/days";

type Schema = components["schemas"];
export type RingsData = Schema["Rings"];
export type Phase = Schema["Phase"];
export type Span = Schema["Span"];
type DaySpan = Schema["DaySpan"];

/** The picture is drawn in a square of this many units. */
export const size = 1000;
const centre = size / 2;
/** Degrees left open at the top. */
const opening = 10;

/** Inner and outer radius of each ring. */
export const rings = {
  contract: { inner: 150, outer: 186 },
  consultants: { inner: 204, outer: 296 },
  participants: { inner: 314, outer: 462 },
} as const;

const dayInMilliseconds = 86_400_000;

export function dayText(number: number): string {
  return new Date(number * dayInMilliseconds).toISOString().slice(0, 10);
}

/** Time laid around the clock. */
export interface Dial {
  first: number;
  /** The day after the last one drawn. */
  end: number;
  /** Degrees clockwise from twelve o'clock of the beginning of a day; days outside are drawn at the edge. */
  angle(day: number): number;
}

export function dialOf(data: Pick<RingsData, "first_day" | "last_day">): Dial {
  const first = dayNumber(data.first_day);
  const end = Math.max(first + 1, dayNumber(data.last_day) + 1);
  return {
    first,
    end,
    angle(day) {
      const inside = Math.min(Math.max(day, first), end);
      return opening / 2 + ((360 - opening) * (inside - first)) / (end - first);
    },
  };
}

export interface Point {
  x: number;
  y: number;
}

export function pointAt(radius: number, degrees: number): Point {
  const radians = ((degrees - 90) * Math.PI) / 180;
  return { x: centre + radius * Math.cos(radians), y: centre + radius * Math.sin(radians) };
}

const short = (n: number) => Number(n.toFixed(2)).toString();
const at = (p: Point) => `${short(p.x)} ${short(p.y)}`;

/** An arc clockwise along a radius. */
export function arc(radius: number, from: number, to: number): string {
  const large = to - from > 180 ? 1 : 0;
  return `M${at(pointAt(radius, from))}A${short(radius)} ${short(radius)} 0 ${large} 1 ${at(pointAt(radius, to))}`;
}

/** The same arc the other way round: text set on it stands upright in the lower half. */
export function arcBack(radius: number, from: number, to: number): string {
  const large = to - from > 180 ? 1 : 0;
  return `M${at(pointAt(radius, to))}A${short(radius)} ${short(radius)} 0 ${large} 0 ${at(pointAt(radius, from))}`;
}

/** A sector between two radii. */
export function sector(inner: number, outer: number, from: number, to: number): string {
  const large = to - from > 180 ? 1 : 0;
  return (
    `M${at(pointAt(outer, from))}A${short(outer)} ${short(outer)} 0 ${large} 1 ${at(pointAt(outer, to))}` +
    `L${at(pointAt(inner, to))}A${short(inner)} ${short(inner)} 0 ${large} 0 ${at(pointAt(inner, from))}Z`
  );
}

/** Puts each line on the innermost free track, so that lines whose days do not meet share one. */
export function tracks(
  lines: readonly { first: number; end: number }[],
  breath: number,
): { track: number[]; count: number } {
  const order = lines.map((_, index) => index).sort((a, b) => lines[a]!.first - lines[b]!.first || a - b);
  const freeFrom: number[] = [];
  const track = new Array<number>(lines.length).fill(0);
  for (const index of order) {
    const line = lines[index]!;
    let chosen = freeFrom.findIndex((day) => day <= line.first);
    if (chosen < 0) chosen = freeFrom.push(0) - 1;
    freeFrom[chosen] = line.end + breath;
    track[index] = chosen;
  }
  return { track, count: freeFrom.length };
}

export interface Piece {
  phase: Phase;
  path: string;
}

/** A consultant's arc or a participant's hair. */
export interface Line {
  id: string;
  radius: number;
  width: number;
  first: number;
  /** The day after its last. */
  end: number;
  pieces: Piece[];
  /** Days without a lead consultant, cut out of the hair. */
  notches: string[];
  /** From end to end, for pointing at. */
  whole: string;
}

function daysOf(span: { first_day: string; last_day: string }): { first: number; end: number } {
  return { first: dayNumber(span.first_day), end: dayNumber(span.last_day) + 1 };
}

interface Source {
  id: string;
  spans: readonly Span[];
  gaps: readonly DaySpan[];
}

/** Lays lines on tracks between two radii; lines wholly outside the dial are left out of the picture. */
function lay(
  sources: readonly Source[],
  dial: Dial,
  ring: { inner: number; outer: number },
  widest: number,
): Line[] {
  const inside = sources
    .map((source) => {
      const days = source.spans.map(daysOf);
      return {
        source,
        first: Math.min(...days.map((d) => d.first)),
        end: Math.max(...days.map((d) => d.end)),
      };
    })
    .filter((line) => line.source.spans.length > 0 && line.end > dial.first && line.first < dial.end);
  const { track, count } = tracks(inside, Math.ceil((dial.end - dial.first) / 180));
  const step = (ring.outer - ring.inner) / Math.max(count, 1);
  const width = Math.min(widest, step * 0.74);
  return inside.map(({ source, first, end }, index) => {
    const radius = ring.inner + step * (track[index]! + 0.5);
    const between = (from: number, to: number) => arc(radius, dial.angle(from), dial.angle(to));
    const visible = ({ first: from, end: to }: { first: number; end: number }) =>
      to > dial.first && from < dial.end;
    return {
      id: source.id,
      radius,
      width,
      first,
      end,
      pieces: source.spans.flatMap((span) => {
        const days = daysOf(span);
        return visible(days) ? [{ phase: span.phase, path: between(days.first, days.end) }] : [];
      }),
      notches: source.gaps
        .map(daysOf)
        .filter(visible)
        .map((days) => between(days.first, days.end)),
      whole: between(first, end),
    };
  });
}

export function consultantLines(data: RingsData, dial: Dial): Line[] {
  return lay(
    data.consultants.map((c) => ({ id: c.employee, spans: c.spans, gaps: [] })),
    dial,
    rings.consultants,
    6.5,
  );
}

export function participantLines(data: RingsData, dial: Dial): Line[] {
  return lay(
    data.participants.map((p) => ({ id: p.participation, spans: p.spans, gaps: p.gaps })),
    dial,
    rings.participants,
    4,
  );
}

/** The first of January and of July of each year inside the dial, for the scale around the rings. */
export function scaleDays(dial: Dial): { day: number; year: number; january: boolean }[] {
  const marks = [];
  const lastYear = new Date(dial.end * dayInMilliseconds).getUTCFullYear();
  for (let year = new Date(dial.first * dayInMilliseconds).getUTCFullYear(); year <= lastYear; year++) {
    for (const month of [0, 6]) {
      const day = Date.UTC(year, month, 1) / dayInMilliseconds;
      if (day > dial.first && day < dial.end) marks.push({ day, year, january: month === 0 });
    }
  }
  return marks;
}
