import { useToday } from "../api/session";
import { clockOf, daysBetween, dayOf, useDays, type Day, type Instant } from "../texts/days";
import { useTexts } from "../texts";

/**
 * A day as people say it, "i morgen" or "for 3 dager siden", with the whole date on hover and for screen readers.
 * No day gives a dash.
 */
export function RelativeDay({ day }: { day: Day | null | undefined }) {
  const today = useToday();
  const days = useDays();
  const t = useTexts("days");
  if (!day) return <NoDay />;
  const near = days.relative(day, today);
  const full = days.full(day);
  return (
    <time dateTime={day} title={full}>
      <span aria-hidden>{near}</span>
      <span className="aksel-sr-only">{t("spoken", { near, date: full })}</span>
    </time>
  );
}

/** A day as a date, "12. mars", with weekday and year on hover. For what lies still: histories, periods. */
export function ShortDay({ day }: { day: Day | null | undefined }) {
  const today = useToday();
  const days = useDays();
  if (!day) return <NoDay />;
  return (
    <time dateTime={day} title={days.full(day)}>
      {days.short(day, today)}
    </time>
  );
}

/** A point in time: "i morgen kl. 13.45", further away "torsdag 27. mars kl. 13.45"; the whole date on hover. */
export function RelativeTime({ at }: { at: Instant | null | undefined }) {
  const today = useToday();
  const days = useDays();
  const t = useTexts("days");
  if (!at) return <NoDay />;
  const day = dayOf(at);
  const clock = days.clock(at);
  const isNear = Math.abs(daysBetween(today, day)) <= 1;
  const shown = t("at", { day: isNear ? days.relative(day, today) : days.weekday(day, today), clock });
  const full = t("at", { day: days.full(day), clock });
  return (
    <time dateTime={`${day}T${clockOf(at)}`} title={full}>
      <span aria-hidden>{shown}</span>
      <span className="aksel-sr-only">
        {isNear ? t("spoken", { near: days.relative(day, today), date: full }) : full}
      </span>
    </time>
  );
}

/** From a day to a day, the last one included: "3. februar – 12. mars". An open end stays open. */
export function DaySpan({ from, to }: { from: Day | null | undefined; to: Day | null | undefined }) {
  return (
    <>
      <ShortDay day={from} /> – {to ? <ShortDay day={to} /> : null}
    </>
  );
}

function NoDay() {
  const t = useTexts("parts");
  return (
    <>
      <span aria-hidden>—</span>
      <span className="aksel-sr-only">{t("none")}</span>
    </>
  );
}
