import {
  BriefcaseIcon,
  CheckmarkCircleIcon,
  CompassIcon,
  EyeIcon,
  FileTextIcon,
  PersonGroupIcon,
} from "@navikt/aksel-icons";
import { BodyLong, BodyShort, Link, List, VStack } from "@navikt/ds-react";
import { Link as RouterLink } from "react-router-dom";
import type { Schemas } from "../../api/client";
import { Chain } from "../../parts/Chain";
import { EmptyState } from "../../parts/EmptyState";
import { PageHeading } from "../../parts/PageHeading";
import { PhaseChip } from "../../parts/PhaseChip";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { ReaderRows } from "../../parts/ReaderList";
import { DaySpan, RelativeDay } from "../../parts/RelativeDay";
import { SeStage } from "../../parts/SeStage";
import { Section } from "../../parts/Section";
import { SkeletonPage } from "../../parts/Skeletons";
import { useWords } from "../../parts/words";
import { useTexts } from "../../texts";
import { MyGoal } from "./MyGoal";
import style from "./MyPage.module.css";
import { NextAppointment } from "./NextAppointment";
import { OwnNoteCard } from "./OwnNoteCard";
import { useOwnPage } from "./useOwnPage";

type OwnPage = Schemas["OwnPage"];

/** Min side: what I want, what happens next, what is written, who follows me, who has read. Made for a phone. */
export default function MyPage() {
  const t = useTexts("my_page");
  const query = useOwnPage();
  if (query.isPending) return <SkeletonPage />;
  if (!query.data) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  const page = query.data;
  const name = page.name.given_name;

  return (
    <div className={style.page}>
      <PageHeading title={name ? t("title", { name }) : t("title_nameless")} tabTitle={t("tab")}>
        {page.measure && (
          <BodyLong textColor="subtle">
            {t("measure", { measure: page.measure.text, provider: page.provider })}
          </BodyLong>
        )}
      </PageHeading>
      <div className={style.columns}>
        <div className={style.main}>
          <NextAppointment appointments={page.appointments} />
          <MyGoal participation={page.participation} goal={page.goal} />
          <Tasks tasks={page.tasks} />
          <Written notes={page.notes} />
        </div>
        <div className={style.aside}>
          <Now page={page} />
          <People page={page} />
          {page.jobs.length > 0 && <Work jobs={page.jobs} />}
          <Readers readers={page.readers} />
          {page.others.length > 0 && (
            <Section title={t("others.heading")}>
              <List as="ul" size="small">
                {page.others.map((other) => (
                  <List.Item key={other.id}>{other.name}</List.Item>
                ))}
              </List>
            </Section>
          )}
        </div>
      </div>
    </div>
  );
}

function Tasks({ tasks }: { tasks: OwnPage["tasks"] }) {
  const t = useTexts("my_page");
  const open = tasks.filter((task) => task.done_day === null);
  const mine = open.filter((task) => task.owner === "participant");
  const theirs = open.filter((task) => task.owner !== "participant");
  return (
    <Section title={t("tasks.heading")} icon={<CheckmarkCircleIcon />}>
      {open.length === 0 && <BodyShort textColor="subtle">{t("tasks.none")}</BodyShort>}
      {[
        { title: t("tasks.mine"), list: mine, named: false },
        { title: t("tasks.theirs"), list: theirs, named: true },
      ].map(
        ({ title, list, named }) =>
          list.length > 0 && (
            <div key={title}>
              <BodyShort weight="semibold">{title}</BodyShort>
              <ul className={style.tasks}>
                {list.map((task) => (
                  <li key={task.id}>
                    <span>{task.text}</span>
                    <span className={style.subtle}>
                      {named && t(`tasks.owner.${task.owner}`)}
                      {named && task.due_day && " · "}
                      {task.due_day && (
                        <>
                          {t("tasks.due")} <RelativeDay day={task.due_day} />
                        </>
                      )}
                    </span>
                  </li>
                ))}
              </ul>
            </div>
          ),
      )}
    </Section>
  );
}

function Written({ notes }: { notes: OwnPage["notes"] }) {
  const t = useTexts("my_page");
  return (
    <Section title={t("notes.heading")} icon={<FileTextIcon />}>
      {notes.length === 0 ? (
        <BodyShort textColor="subtle">{t("notes.none")}</BodyShort>
      ) : (
        <VStack gap="space-16" align="start">
          <BodyShort textColor="subtle">{t("notes.intro")}</BodyShort>
          {notes.slice(0, 2).map((note) => (
            <OwnNoteCard key={note.id} note={note} level="3" />
          ))}
          <Link as={RouterLink} to="/me/notes">
            {t("notes.all", { count: notes.length })}
          </Link>
        </VStack>
      )}
    </Section>
  );
}

function Now({ page }: { page: OwnPage }) {
  const t = useTexts("my_page");
  return (
    <Section title={t("circles.heading")} icon={<CompassIcon />}>
      <div>
        <PhaseChip phase={page.phases.participation} size="small" />
      </div>
      <dl className={style.facts}>
        <dt>{t("circles.status")}</dt>
        <dd>{page.status.text}</dd>
        <dt>{t("circles.stage")}</dt>
        <dd>
          <SeStage stage={page.se_stage} />
        </dd>
        {page.start_day && (
          <>
            <dt>{t("circles.period")}</dt>
            <dd>
              <DaySpan from={page.start_day} to={page.last_day} />
            </dd>
          </>
        )}
      </dl>
    </Section>
  );
}

function People({ page }: { page: OwnPage }) {
  const t = useTexts("my_page");
  return (
    <Section title={t("people.heading")} icon={<PersonGroupIcon />}>
      {page.people.length === 0 && page.gaps.length === 0 ? (
        <EmptyState level="3" title={t("people.nobody")}>
          {t("people.nobody_help")}
        </EmptyState>
      ) : (
        <Chain chain={page.people} gaps={page.gaps} />
      )}
      {page.counsellor && (
        <dl className={style.facts}>
          <dt>{t("people.counsellor")}</dt>
          <dd>
            {page.counsellor}
            {page.office && `, ${page.office}`}
          </dd>
        </dl>
      )}
    </Section>
  );
}

function Work({ jobs }: { jobs: OwnPage["jobs"] }) {
  const t = useTexts("my_page");
  const words = useWords();
  return (
    <Section title={t("work.heading")} icon={<BriefcaseIcon />}>
      <ul className={style.tasks}>
        {jobs.map((job) => (
          <li key={job.id}>
            <span>
              <strong>{job.title}</strong>, {job.employer.name}
            </span>
            <span className={style.subtle}>
              {words.job(job.kind)} · {t("work.extent", { percent: job.extent_percent })} ·{" "}
              <DaySpan from={job.first_day} to={job.last_day} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Readers({ readers }: { readers: OwnPage["readers"] }) {
  const t = useTexts("my_page");
  return (
    <Section title={t("readers.heading")} icon={<EyeIcon />}>
      <BodyShort textColor="subtle">
        {readers.length === 0 ? t("readers.none") : t("readers.intro")}
      </BodyShort>
      {readers.length > 0 && (
        <>
          <ReaderRows narrow rows={readers} most={3} />
          <Link as={RouterLink} to="/me/readers">
            {t("readers.all")}
          </Link>
        </>
      )}
    </Section>
  );
}
