import type { Schemas } from "../../api/client";

export type Bands = Schemas["BandsView"];

/** One course in a picture: today's is drawn grey and dashed, so that the other is what the eye follows. */
export interface Course {
  name: string;
  bands: Bands;
}

export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Words stand beside the lines where there is room for them, else below the picture. */
export const roomForWords = 560;

export function frameOf(width: number): Frame {
  const wide = width >= roomForWords;
  return { width, height: wide ? 270 : 220, left: 44, right: wide ? 140 : 12, top: 12, bottom: 30 };
}

/** Round numbers from nought to at least `most`: 1, 2 or 5 times a power of ten apart, at most six. */
export function ticksTo(most: number): number[] {
  if (!(most > 0)) return [0, 1];
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((one) => one >= rough) ?? rough;
  const count = Math.ceil(most / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, n) => Number((n * step).toPrecision(12)));
}

/** The largest value of all bands: the picture begins at nought and ends above it. */
export function mostOf(courses: readonly Course[]): number {
  return Math.max(0, ...courses.flatMap(({ bands }) => bands.high));
}

export interface Scale {
  months: number;
  ticks: number[];
  x: (month: number) => number;
  y: (value: number) => number;
  /** The month nearest to a place across the picture. */
  monthAt: (x: number) => number;
}

/** `bound`: what no value can be above, and so no mark either: 100 where they are percentages. */
export function scaleOf(frame: Frame, courses: readonly Course[], bound = Infinity): Scale {
  const months = Math.max(1, ...courses.map(({ bands }) => bands.middle.length));
  const ticks = [...new Set(ticksTo(Math.min(bound, mostOf(courses))).map((tick) => Math.min(bound, tick)))];
  const top = ticks[ticks.length - 1] ?? 1;
  const across = frame.width - frame.left - frame.right;
  const down = frame.height - frame.top - frame.bottom;
  const last = Math.max(1, months - 1);
  return {
    months,
    ticks,
    x: (month) => frame.left + (across * month) / last,
    y: (value) => frame.top + down * (1 - value / top),
    monthAt: (x) => Math.min(months - 1, Math.max(0, Math.round(((x - frame.left) / across) * last))),
  };
}

const rounded = (value: number) => Math.round(value * 10) / 10;

export function linePath(scale: Scale, values: readonly number[]): string {
  return values
    .map((value, month) => `${month === 0 ? "M" : "L"}${rounded(scale.x(month))} ${rounded(scale.y(value))}`)
    .join("");
}

export function areaPath(scale: Scale, low: readonly number[], high: readonly number[]): string {
  const back = low
    .map((value, month) => `L${rounded(scale.x(month))} ${rounded(scale.y(value))}`)
    .reverse()
    .join("");
  return `${linePath(scale, high)}${back}Z`;
}

/** Every how many months the axis is marked, so that the marks do not run together. */
export function monthStep(months: number, width: number): number {
  const marks = Math.max(2, Math.floor(width / 90));
  return [1, 3, 6, 12, 24, 60, 120].find((step) => months / step <= marks) ?? 240;
}

/** Moves labels down until none stands on another, in the order of their places; keeps them inside. */
export function spread<Label extends { y: number }>(
  labels: readonly Label[],
  gap: number,
  top: number,
  bottom: number,
): Label[] {
  const sorted = [...labels].sort((a, b) => a.y - b.y).map((label) => ({ ...label }));
  let least = top;
  for (const label of sorted) {
    label.y = Math.max(label.y, least);
    least = label.y + gap;
  }
  let most = bottom;
  for (const label of sorted.reverse()) {
    label.y = Math.min(label.y, most);
    most = label.y - gap;
  }
  return sorted.reverse();
}
