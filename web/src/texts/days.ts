import { useMemo } from "react";
import { useTexts } from "./index";

/** A day as the server writes it: "YYYY-MM-DD", a day in Norway. An instant: RFC 3339 in UTC. */
export type Day = string;
export type Instant = string;

const zone = "Europe/Oslo";
const dayMs = 86_400_000;

/** Days since 1970; for counting, never for showing. */
export function dayNumber(day: Day): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs);
}

/** How many days from one day to another; negative when the second is before the first. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

export function addDays(day: Day, days: number): Day {
  return new Date((dayNumber(day) + days) * dayMs).toISOString().slice(0, 10);
}

/** The same day of another month; the last one there is where that month is shorter. */
export function addMonths(day: Day, months: number): Day {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const year = Math.floor(month / 12);
  const last = new Date(Date.UTC(year, (month % 12) + 1, 0)).getUTCDate();
  const two = (number: number) => String(number).padStart(2, "0");
  return `${year}-${two((month % 12) + 1)}-${two(Math.min(Number(day.slice(8)), last))}`;
}

const norwegianClock = new Intl.DateTimeFormat("en-GB", {
  timeZone: zone,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

function partsOf(instant: Instant): Record<string, string> {
  return Object.fromEntries(
    norwegianClock.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  );
}

/** The Norwegian day that an instant lies in. */
export function dayOf(instant: Instant): Day {
  const { year, month, day } = partsOf(instant);
  return `${year}-${month}-${day}`;
}

/** The clock in Norway, "HH:MM". */
export function clockOf(instant: Instant): string {
  const { hour, minute } = partsOf(instant);
  return `${hour}:${minute}`;
}

/** The instant of a clock on a Norwegian day; of the hour that comes twice in autumn, the first. */
export function instantOf(day: Day, clock: string): Instant {
  const wanted = Date.parse(`${day}T${clock}:00Z`);
  for (const hours of [2, 1]) {
    const guess = new Date(wanted - hours * 3_600_000).toISOString();
    if (dayOf(guess) === day && clockOf(guess) === clock) return guess.replace(".000Z", "Z");
  }
  // The hour that does not exist in spring: taken as winter time, so that it lies after the leap.
  return new Date(wanted - 3_600_000).toISOString().replace(".000Z", "Z");
}

/** The day if there is one: not the 31st of November. */
function dayIn(year: number, month: number, day: number): Day | undefined {
  const found = new Date(Date.UTC(year, month - 1, day));
  return found.getUTCMonth() === month - 1 && found.getUTCDate() === day
    ? found.toISOString().slice(0, 10)
    : undefined;
}

/**
 * The day that somebody has typed, as people write days: "24.11.2026", "24/11-26", "241126", "2026-11-24",
 * "24. november". Without a year it is the one nearest to today. `months` are their names, January first.
 */
export function typedDay(text: string, today: Day, months: readonly string[]): Day | undefined {
  const typed = text.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  if (iso) return dayIn(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const parts =
    /^(\d{2})(\d{2})(\d{4}|\d{2})?$/.exec(typed) ??
    /^(\d{1,2})[./\- ]+(\d{1,2}|\p{L}{3,})[./\- ]*(\d{4}|\d{2})?$/u.exec(typed);
  const [, day, named, year] = parts ?? [];
  if (!day || !named) return undefined;
  const month = Number(named) || months.findIndex((name) => name.toLowerCase().startsWith(named)) + 1;
  if (year) return dayIn(Number(year) + (year.length === 2 ? 2000 : 0), month, Number(day));
  const around = [-1, 0, 1]
    .map((years) => dayIn(Number(today.slice(0, 4)) + years, month, Number(day)))
    .filter((found) => found !== undefined);
  const away = (found: Day) => Math.abs(daysBetween(today, found));
  return around.sort((a, b) => away(a) - away(b))[0];
}

export interface DayTexts {
  /** "12. mars", with the year when it is another than today's: "12. mars 2024". */
  short: (day: Day, today: Day) => string;
  /** "onsdag 12. mars", with the year when it is another than today's. */
  weekday: (day: Day, today: Day) => string;
  /** "onsdag 12. mars 2025" */
  full: (day: Day) => string;
  /** "12.03.2025": for tables of figures. */
  figures: (day: Day) => string;
  /** "mars 2025", the month short: for an axis. */
  monthYear: (day: Day) => string;
  /** "i morgen", "for 3 dager siden", "om 2 uker"; a short date when it is further away than two months. */
  relative: (day: Day, today: Day) => string;
  /** "kl. 13.45" */
  clock: (instant: Instant) => string;
  /** "45 minutter", "1 time", "1 time 30 minutter" */
  minutes: (minutes: number) => string;
}

/**
 * Days in the words of the page's language. The words are our own: browsers do not know nynorsk alike, and a test must
 * not depend on which browser runs it.
 */
export function useDays(): DayTexts {
  const t = useTexts("days");
  return useMemo(() => {
    const monthOf = (day: Day) => t(`month.${Number(day.slice(5, 7))}` as "month.1");
    const dateOf = (day: Day) => t("date", { day: Number(day.slice(8)), month: monthOf(day) });
    const long = (day: Day) => t("date_year", { date: dateOf(day), year: day.slice(0, 4) });
    const short = (day: Day, today: Day) => (day.slice(0, 4) === today.slice(0, 4) ? dateOf(day) : long(day));
    const weekdayOf = (day: Day) => t(`weekday.${(dayNumber(day) + 3) % 7}` as "weekday.0");
    return {
      short,
      weekday: (day, today) => t("full", { weekday: weekdayOf(day), date: short(day, today) }),
      full: (day) => t("full", { weekday: weekdayOf(day), date: long(day) }),
      figures: (day) => t("figures", { day: day.slice(8), month: day.slice(5, 7), year: day.slice(0, 4) }),
      monthYear: (day) =>
        t("month_year", {
          month: t(`month_short.${Number(day.slice(5, 7))}` as "month_short.1"),
          year: day.slice(0, 4),
        }),
      relative: (day, today) => {
        const ahead = daysBetween(today, day);
        const far = Math.abs(ahead);
        if (ahead === 0) return t("today");
        if (ahead === 1) return t("tomorrow");
        if (ahead === -1) return t("yesterday");
        if (far < 14) return ahead > 0 ? t("in_days", { count: far }) : t("days_ago", { count: far });
        const weeks = Math.floor(far / 7);
        if (far <= 60) return ahead > 0 ? t("in_weeks", { count: weeks }) : t("weeks_ago", { count: weeks });
        return short(day, today);
      },
      clock: (instant) => {
        const [hour, minute] = clockOf(instant).split(":");
        return t("clock", { hour, minute });
      },
      minutes: (minutes) => {
        const hours = Math.floor(minutes / 60);
        const rest = minutes % 60;
        const words = [];
        if (hours > 0) words.push(t("hours", { count: hours }));
        if (rest > 0 || hours === 0) words.push(t("minutes", { count: rest }));
        return words.join(" ");
      },
    };
  }, [t]);
}
