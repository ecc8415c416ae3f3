import {
  ArrowLeftIcon,
  CalendarIcon,
  CompassIcon,
  EnvelopeOpenIcon,
  PersonGroupIcon,
  StarIcon,
} from "@navikt/aksel-icons";
import { BodyLong, BodyShort, HStack, Link, List, Tag } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { Link as RouterLink, useParams } from "react-router-dom";
import type { Schemas } from "../../api/client";
import { useToday } from "../../api/session";
import { Chain } from "../../parts/Chain";
import { PageHeading } from "../../parts/PageHeading";
import { PersonName } from "../../parts/PersonName";
import { CirclePhases } from "../../parts/PhaseChip";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { DaySpan, RelativeDay, RelativeTime, ShortDay } from "../../parts/RelativeDay";
import { RuleWarnings } from "../../parts/RuleWarnings";
import { SeStage } from "../../parts/SeStage";
import { Section } from "../../parts/Section";
import { SkeletonPage } from "../../parts/Skeletons";
import { useWords } from "../../parts/words";
import { useTexts } from "../../texts";
import { useDays } from "../../texts/days";
import { personQuery } from "./personQuery";
import style from "./ReferredPerson.module.css";

type File = Schemas["ParticipationFile"];

/**
 * One of the people I referred, as Nav may see them: goal, plan dates, appointments, who follows, what was referred. Notes
 * are between the participant and the provider and are not here.
 */
export default function ReferredPerson() {
  const t = useTexts("referred");
  const { participation = "" } = useParams();
  const query = useQuery(personQuery(participation));
  if (query.isPending) return <SkeletonPage />;
  if (!query.data) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  const file = query.data;

  return (
    <>
      <Link as={RouterLink} to="/referred" className={style.back}>
        <ArrowLeftIcon aria-hidden />
        {t("back")}
      </Link>
      <PageHeading title={<PersonName name={file.person.name} />} tabTitle={t("tab")}>
        <HStack gap="space-8" align="center">
          <CirclePhases phases={file.phases} />
        </HStack>
        {file.measure && (
          <BodyShort textColor="subtle">
            {file.measure.text}
            {file.contract && `, ${file.contract.name}`}
          </BodyShort>
        )}
      </PageHeading>
      <div className={style.columns}>
        <div className={style.column}>
          <Goal goal={file.goal} />
          <Appointments appointments={file.appointments} />
          <Section title={t("chain")} icon={<PersonGroupIcon />}>
            {file.chain.length === 0 && file.gaps.length === 0 ? (
              <BodyShort textColor="subtle">{t("no_lead")}</BodyShort>
            ) : (
              <Chain chain={file.chain} gaps={file.gaps} />
            )}
          </Section>
        </div>
        <div className={style.column}>
          <Standing file={file} />
          {file.referral && <Referral referral={file.referral} />}
        </div>
      </div>
    </>
  );
}

function Goal({ goal }: { goal: File["goal"] }) {
  const t = useTexts("referred");
  const days = useDays();
  const today = useToday();
  return (
    <Section title={t("goal.heading")} icon={<StarIcon />}>
      {goal ? (
        <>
          <blockquote className={style.goal}>{goal.text}</blockquote>
          <BodyShort size="small" textColor="subtle">
            {t("goal.since", { day: days.short(goal.day, today) })}
          </BodyShort>
        </>
      ) : (
        <BodyShort textColor="subtle">{t("goal.none")}</BodyShort>
      )}
    </Section>
  );
}

function Appointments({ appointments }: { appointments: File["appointments"] }) {
  const t = useTexts("referred");
  const words = useWords();
  const today = useToday();
  const coming = appointments
    .filter(({ day, state }) => day >= today && state === "planned")
    .sort((a, b) => a.starts_at.localeCompare(b.starts_at));
  const past = appointments
    .filter((appointment) => !coming.includes(appointment))
    .sort((a, b) => b.starts_at.localeCompare(a.starts_at))
    .slice(0, 5);
  return (
    <Section title={t("appointments.heading")} icon={<CalendarIcon />}>
      {coming.length === 0 && <BodyShort textColor="subtle">{t("appointments.none")}</BodyShort>}
      <ul className={style.list}>
        {[...coming, ...past].map((appointment) => (
          <li key={appointment.id} data-past={past.includes(appointment) || undefined}>
            <strong>
              <RelativeTime at={appointment.starts_at} />
            </strong>
            <span>
              {words.note(appointment.kind)}
              {appointment.place && `, ${appointment.place}`} · {appointment.with.name}
              {appointment.state !== "planned" && (
                <>
                  {" "}
                  <Tag size="xsmall" variant="outline">
                    {words.appointment(appointment.state)}
                  </Tag>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Standing({ file }: { file: File }) {
  const t = useTexts("referred");
  return (
    <Section title={t("standing.heading")} icon={<CompassIcon />}>
      <RuleWarnings warnings={file.warnings} />
      <dl className={style.facts}>
        <dt>{t("column.status")}</dt>
        <dd>
          {file.status.text}
          {file.status_reason && `: ${file.status_reason.text}`}
        </dd>
        <dt>{t("column.stage")}</dt>
        <dd>
          <SeStage stage={file.se_stage} />
        </dd>
        <dt>{t("standing.period")}</dt>
        <dd>
          <DaySpan from={file.start_day} to={file.last_day} />
        </dd>
        <dt>{t("standing.last_contact")}</dt>
        <dd>
          <RelativeDay day={file.last_contact_day} />
        </dd>
        <dt>{t("standing.plan")}</dt>
        <dd>
          <ShortDay day={file.plan_agreed_day} />
        </dd>
        <dt>{t("standing.mapping")}</dt>
        <dd>
          <ShortDay day={file.mapping_confirmed_day} />
        </dd>
      </dl>
    </Section>
  );
}

function Referral({ referral }: { referral: NonNullable<File["referral"]> }) {
  const t = useTexts("referred");
  const chosen = referral.contents.filter((content) => content.chosen);
  return (
    <Section title={t("referral.heading")} icon={<EnvelopeOpenIcon />}>
      <dl className={style.facts}>
        <dt>{t("referral.day")}</dt>
        <dd>
          <ShortDay day={referral.day} />
        </dd>
        {referral.purpose && (
          <>
            <dt>{t("referral.purpose")}</dt>
            <dd>
              <BodyLong>{referral.purpose}</BodyLong>
            </dd>
          </>
        )}
        {referral.content_lead && (
          <>
            <dt>{t("referral.background")}</dt>
            <dd>
              <BodyLong>{referral.content_lead}</BodyLong>
            </dd>
          </>
        )}
      </dl>
      {chosen.length > 0 && (
        <List as="ul" size="small">
          {chosen.map((content) => (
            <List.Item key={content.code}>
              {content.text}
              {content.description && `: ${content.description}`}
            </List.Item>
          ))}
        </List>
      )}
    </Section>
  );
}
