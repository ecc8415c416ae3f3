import { BellIcon, CalendarIcon, HandshakeIcon, NotePencilIcon, SparklesIcon } from "@navikt/aksel-icons";
import { BodyShort, Heading, HStack, Link, ReadMore } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { Link as RouterLink } from "react-router-dom";
import { answer, api, type Schemas } from "../../api/client";
import { LinkButton } from "../../parts/LinkButton";
import { DutyTag, hastens } from "../../parts/DutyTag";
import { PageHeading } from "../../parts/PageHeading";
import { PersonName } from "../../parts/PersonName";
import { PhaseChip } from "../../parts/PhaseChip";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { RelativeDay, RelativeTime } from "../../parts/RelativeDay";
import { Section } from "../../parts/Section";
import { SkeletonPage } from "../../parts/Skeletons";
import { useWords } from "../../parts/words";
import { paths } from "../../shell/paths";
import { useTexts } from "../../texts";
import { dayOf, useDays } from "../../texts/days";
import style from "./MyDay.module.css";

type Day = Schemas["MyDay"];

/** What waits for me today: meetings, whom to contact first, what is due, what is new, and my own week. */
export default function MyDay() {
  const t = useTexts("my_day");
  const days = useDays();
  const query = useQuery({
    queryKey: ["my-day"],
    queryFn: ({ signal }) => answer(api.GET("/api/my-day", { signal })),
  });
  if (query.isPending) return <SkeletonPage />;
  if (!query.data) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  const day = query.data;
  return (
    <>
      <PageHeading title={t("title")}>
        <BodyShort textColor="subtle">{days.full(day.today)}</BodyShort>
      </PageHeading>
      <div className={style.columns}>
        <div className={style.column}>
          <Section title={t("appointments")} icon={<CalendarIcon />}>
            <Appointments rows={day.appointments} />
          </Section>
          <Section title={t("contact_first")} icon={<HandshakeIcon />}>
            <Duties rows={day.contact_first} none={t("contact_first_none")} />
          </Section>
          <Section title={t("duties")} icon={<BellIcon />}>
            <Duties rows={day.duties.filter(({ duty }) => hastens(duty))} none={t("duties_none")} />
            <LaterDuties rows={day.duties.filter(({ duty }) => !hastens(duty))} />
          </Section>
        </div>
        <div className={style.column}>
          {day.drafts.length > 0 && <Drafts drafts={day.drafts} />}
          <Section title={t("news")} icon={<SparklesIcon />}>
            <News rows={day.news} />
          </Section>
          <Week week={day.week} />
        </div>
      </div>
    </>
  );
}

function Person({ row }: { row: { participation: string; person: Schemas["PersonName"] } }) {
  return (
    <Link as={RouterLink} to={paths.participation(row.participation)}>
      <PersonName name={row.person} />
    </Link>
  );
}

/** Today's and tomorrow's, each under its day. */
function Appointments({ rows }: { rows: Day["appointments"] }) {
  const t = useTexts("my_day");
  if (rows.length === 0) return <BodyShort textColor="subtle">{t("appointments_none")}</BodyShort>;
  const days = [...new Set(rows.map(({ appointment }) => dayOf(appointment.starts_at)))];
  return (
    <div className={style.column}>
      {days.map((day) => (
        <div key={day} className={style.day}>
          <Heading level="3" size="xsmall" className={style.dayName}>
            <RelativeDay day={day} />
          </Heading>
          <AppointmentsOfDay rows={rows.filter(({ appointment }) => dayOf(appointment.starts_at) === day)} />
        </div>
      ))}
    </div>
  );
}

function AppointmentsOfDay({ rows }: { rows: Day["appointments"] }) {
  const t = useTexts("my_day");
  const words = useWords();
  const days = useDays();
  return (
    <ul className={style.list}>
      {rows.map(({ appointment, ...row }) => (
        <li key={appointment.id} className={style.row}>
          <HStack gap="space-12" align="center">
            <strong>{days.clock(appointment.starts_at)}</strong>
            <Person row={row} />
          </HStack>
          <BodyShort size="small" textColor="subtle">
            {[words.note(appointment.kind), days.minutes(appointment.minutes), appointment.place]
              .filter(Boolean)
              .join(" · ")}
          </BodyShort>
          {appointment.purpose && <BodyShort>{appointment.purpose}</BodyShort>}
          <LinkButton
            to={`${paths.participation(row.participation)}/notes`}
            size="small"
            variant="tertiary"
            icon={<NotePencilIcon aria-hidden />}
          >
            {t("write_note")}
          </LinkButton>
        </li>
      ))}
    </ul>
  );
}

/** A row a person, the most urgent first, with all that is due for them. */
function Duties({ rows, none }: { rows: Day["duties"]; none: string }) {
  if (rows.length === 0) return <BodyShort textColor="subtle">{none}</BodyShort>;
  const people = [...new Map(rows.map((row) => [row.participation, row])).values()];
  return (
    <ul className={style.list}>
      {people.map((person) => (
        <li key={person.participation} className={style.duty}>
          <span className={style.who}>
            <Person row={person} />
            <PhaseChip phase={person.phase} size="xsmall" />
          </span>
          <span className={style.dues}>
            {rows
              .filter(({ participation }) => participation === person.participation)
              .map(({ duty }) => (
                <span key={`${duty.kind} ${duty.due_day}`} className={style.due}>
                  <DutyTag duty={duty} />
                  <RelativeDay day={duty.due_day} />
                </span>
              ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What is due in more than a week is known, and out of the way. */
function LaterDuties({ rows }: { rows: Day["duties"] }) {
  const t = useTexts("my_day");
  if (rows.length === 0) return null;
  return (
    <ReadMore size="small" header={t("duties_later", { count: rows.length })}>
      <Duties rows={rows} none="" />
    </ReadMore>
  );
}

function News({ rows }: { rows: Day["news"] }) {
  const t = useTexts("my_day");
  if (rows.length === 0) return <BodyShort textColor="subtle">{t("news_none")}</BodyShort>;
  return (
    <ul className={style.list}>
      {rows.map((row) => (
        <li key={`${row.participation} ${row.kind} ${row.at}`} className={style.row}>
          <Person row={row} />
          <BodyShort>{row.text || t(`news_kind.${row.kind}`)}</BodyShort>
          <BodyShort size="small" textColor="subtle">
            <RelativeTime at={row.at} />
          </BodyShort>
        </li>
      ))}
    </ul>
  );
}

/** Forms that were left unfinished; those about a participant lead back to them. */
function Drafts({ drafts }: { drafts: Day["drafts"] }) {
  const t = useTexts("my_day");
  return (
    <Section title={t("drafts")} icon={<NotePencilIcon />}>
      <ul className={style.list}>
        {drafts.map((draft) => (
          <li key={draft.place}>
            {draft.participation ? (
              <Link as={RouterLink} to={`${paths.participation(draft.participation)}/notes`}>
                {t("draft")}
                {draft.person && (
                  <>
                    : <PersonName name={draft.person} />
                  </>
                )}
              </Link>
            ) : (
              t("draft")
            )}{" "}
            · <RelativeTime at={draft.changed_at} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Week({ week }: { week: Day["week"] }) {
  const t = useTexts("my_day");
  const days = useDays();
  const rows = [
    [t("week.participants"), String(week.participants)],
    [t("week.people_met"), String(week.people_met)],
    [t("week.appointments"), `${week.appointments} · ${days.minutes(week.appointment_minutes)}`],
    [t("week.notes"), `${week.notes} · ${days.minutes(week.note_minutes)}`],
  ];
  return (
    <Section title={t("week.heading")}>
      <dl className={style.facts}>
        {rows.map(([name, value]) => (
          <div key={name} className={style.pair}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
