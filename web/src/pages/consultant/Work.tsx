import { BriefcaseIcon, PlusIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, HStack, Link, Tag } from "@navikt/ds-react";
import { lazy, Suspense, useState } from "react";
import { Link as RouterLink } from "react-router-dom";
import type { Schemas } from "../../api/client";
import { useToday } from "../../api/session";
import { EmptyState } from "../../parts/EmptyState";
import { DaySpan } from "../../parts/RelativeDay";
import { Section } from "../../parts/Section";
import { useWords } from "../../parts/words";
import { paths } from "../../shell/paths";
import { useTexts } from "../../texts";
import style from "./Participant.module.css";

type Job = Schemas["JobView"];
const JobDialog = lazy(() => import("./JobDialog"));

/** Where the participant works, tries out or has worked: the firm, what kind, from when to when, how much. */
export function Work({ file }: { file: Schemas["ParticipationFile"] }) {
  const t = useTexts("work");
  const words = useWords();
  const today = useToday();
  const [open, setOpen] = useState<{ job?: Job } | null>(null);
  const may = file.acts.includes("add_job");
  const jobs = [...file.jobs].sort((a, b) => b.first_day.localeCompare(a.first_day));
  const add = may && (
    <Button size="small" variant="secondary" icon={<PlusIcon aria-hidden />} onClick={() => setOpen({})}>
      {t("add")}
    </Button>
  );
  return (
    <>
      {jobs.length === 0 ? (
        <EmptyState icon={<BriefcaseIcon aria-hidden />} title={t("none")} action={add || undefined}>
          {may ? t("none_help") : undefined}
        </EmptyState>
      ) : (
        <Section title={t("jobs")} icon={<BriefcaseIcon />} actions={add}>
          <ul className={style.list}>
            {jobs.map((job) => {
              const isOver = job.last_day !== null && job.last_day < today;
              return (
                <li key={job.id} className={style.row} data-past={isOver || undefined}>
                  <HStack gap="space-8" align="center">
                    <strong>{job.title}</strong>
                    {!isOver && job.first_day <= today && (
                      <Tag size="xsmall" variant="moderate" data-color="success">
                        {t("now")}
                      </Tag>
                    )}
                  </HStack>
                  <span>
                    <Link as={RouterLink} to={paths.employers(job.employer.id)}>
                      {job.employer.name}
                    </Link>
                  </span>
                  <BodyShort size="small" textColor="subtle">
                    {words.job(job.kind)} · {t("percent", { percent: job.extent_percent })} ·{" "}
                    <DaySpan from={job.first_day} to={job.last_day} />
                  </BodyShort>
                  {may && (
                    <Button
                      size="small"
                      variant="tertiary"
                      aria-label={`${t("change")}: ${job.title}`}
                      onClick={() => setOpen({ job })}
                    >
                      {t("change")}
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
        </Section>
      )}
      {open && (
        <Suspense fallback={null}>
          <JobDialog file={file} job={open.job} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </>
  );
}
