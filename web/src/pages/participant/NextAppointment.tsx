import { CalendarIcon, LocationPinIcon } from "@navikt/aksel-icons";
import { BodyShort, Heading } from "@navikt/ds-react";
import type { Schemas } from "../../api/client";
import { useToday } from "../../api/session";
import { EmptyState } from "../../parts/EmptyState";
import { RelativeTime } from "../../parts/RelativeDay";
import { useWords } from "../../parts/words";
import { useTexts } from "../../texts";
import { daysBetween, useDays } from "../../texts/days";
import style from "./NextAppointment.module.css";

type Appointment = Schemas["AppointmentView"];

/** What happens next, first on the page: when in large letters, then where and with whom. */
export function NextAppointment({ appointments }: { appointments: readonly Appointment[] }) {
  const t = useTexts("my_page");
  const days = useDays();
  const today = useToday();
  const words = useWords();
  const coming = appointments
    .filter(({ state, day }) => state === "planned" && day >= today)
    .sort((a, b) => a.starts_at.localeCompare(b.starts_at));
  const [next, ...later] = coming;

  if (!next) {
    return (
      <EmptyState icon={<CalendarIcon aria-hidden />} title={t("next.none")}>
        {t("next.none_help")}
      </EmptyState>
    );
  }
  return (
    <section className={style.card} aria-labelledby="next-appointment">
      <Heading id="next-appointment" level="2" size="xsmall" className={style.heading}>
        <CalendarIcon aria-hidden />
        {t("next.heading")}
      </Heading>
      <p className={style.when}>
        <RelativeTime at={next.starts_at} />
      </p>
      <BodyShort>
        {daysBetween(today, next.day) <= 1 && `${days.full(next.day)} · `}
        {words.note(next.kind)} · {days.minutes(next.minutes)}
      </BodyShort>
      <BodyShort className={style.where}>
        <LocationPinIcon aria-hidden fontSize="1.25rem" />
        {[next.place, t("next.with", { name: next.with.name })].filter(Boolean).join(", ")}
      </BodyShort>
      {next.purpose && <BodyShort>{next.purpose}</BodyShort>}
      {later.length > 0 && (
        <div className={style.later}>
          <BodyShort weight="semibold">{t("next.later")}</BodyShort>
          <ul>
            {later.slice(0, 4).map((appointment) => (
              <li key={appointment.id}>
                <RelativeTime at={appointment.starts_at} /> · {words.note(appointment.kind)}
                {appointment.place && `, ${appointment.place}`}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
