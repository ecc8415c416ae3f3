import { BodyShort, Button, HStack, InlineMessage, VStack } from "@navikt/ds-react";
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import type { Schemas } from "../../api/client";
import { DutyTag } from "../../parts/DutyTag";
import { PageHeading } from "../../parts/PageHeading";
import { PersonName } from "../../parts/PersonName";
import { PhaseChip } from "../../parts/PhaseChip";
import { RelativeDay, RelativeTime } from "../../parts/RelativeDay";
import { RevealPerson } from "../../parts/RevealPerson";
import { SeStage } from "../../parts/SeStage";
import { paths } from "../../shell/paths";
import { useTexts } from "../../texts";
import style from "./Participant.module.css";
import { participationQuery } from "./participationQuery";

type File = Schemas["ParticipationFile"];

/** Who it is, what they want, where the three circles stand, what is due; and the small acts of every day. */
export function FileHeader({ file }: { file: File }) {
  const t = useTexts("file");
  const client = useQueryClient();
  return (
    <PageHeading
      title={<PersonName name={file.person.name} />}
      tabTitle={t("tab_title")}
      place={paths.participation(file.id)}
    >
      <VStack gap="space-16">
        <HStack gap="space-8" align="center">
          <PhaseChip phase={file.phases.participation} circle="participation" />
          <PhaseChip phase={file.phases.consultant} circle="consultant" />
          <PhaseChip phase={file.phases.contract} circle="contract" />
        </HStack>
        {file.acts.includes("confirm_protected_access") && (
          <span>
            <RevealPerson
              participation={file.id}
              onRevealed={(revealed) => client.setQueryData(participationQuery(file.id).queryKey, revealed)}
            />
          </span>
        )}
        {file.goal ? (
          <blockquote className={style.goal}>{file.goal.text}</blockquote>
        ) : (
          <BodyShort textColor="subtle">{t("goal.none")}</BodyShort>
        )}
        <Facts file={file} />
        {(file.duties.length > 0 || file.warnings.length > 0) && (
          <VStack gap="space-8">
            <HStack gap="space-8" align="center">
              {file.duties.map((duty) => (
                <DutyTag key={`${duty.kind} ${duty.due_day}`} duty={duty} />
              ))}
            </HStack>
            {file.warnings.map((warning) => (
              <InlineMessage key={warning.code} status="warning" size="small">
                {warning.text} (<RelativeDay day={warning.limit_day} />)
              </InlineMessage>
            ))}
          </VStack>
        )}
        <FileActs file={file} />
      </VStack>
    </PageHeading>
  );
}

function Facts({ file }: { file: File }) {
  const t = useTexts("file");
  return (
    <dl className={style.facts}>
      <div>
        <dt>{t("fact.lead")}</dt>
        <dd>{[file.lead?.name ?? t("no_lead"), ...file.co.map(({ name }) => name)].join(", ")}</dd>
      </div>
      <div>
        <dt>{t("fact.next")}</dt>
        <dd>
          <RelativeTime at={file.next?.starts_at} />
        </dd>
      </div>
      <div>
        <dt>{t("fact.days_left")}</dt>
        <dd>
          {file.days_left === null ? <RelativeDay day={null} /> : t("days_left", { count: file.days_left })}
        </dd>
      </div>
      <div>
        <dt>{t("fact.stage")}</dt>
        <dd>
          <SeStage stage={file.se_stage} />
        </dd>
      </div>
      <div>
        <dt>{t("fact.status")}</dt>
        <dd>{file.status.text}</dd>
      </div>
      {file.measure && (
        <div>
          <dt>{t("fact.measure")}</dt>
          <dd>{file.contract ? `${file.measure.text}, ${file.contract.name}` : file.measure.text}</dd>
        </div>
      )}
      {file.person.phone && (
        <div>
          <dt>{t("fact.phone")}</dt>
          <dd>{file.person.phone}</dd>
        </div>
      )}
    </dl>
  );
}

// Fetched when the first of them is opened: most visits to a file only read it.
const fetched = () => import("./FileDialogs");
const dialogs = {
  plan_appointment: lazy(async () => ({ default: (await fetched()).AppointmentDialog })),
  add_task: lazy(async () => ({ default: (await fetched()).TaskDialog })),
  set_goal: lazy(async () => ({ default: (await fetched()).GoalDialog })),
  move_se_stage: lazy(async () => ({ default: (await fetched()).StageDialog })),
} as const;
const acts = ["plan_appointment", "add_task", "set_goal", "move_se_stage"] as const;

function FileActs({ file }: { file: File }) {
  const t = useTexts("file");
  const [open, setOpen] = useState<(typeof acts)[number] | null>(null);
  const allowed = acts.filter((act) => file.acts.includes(act));
  const Open = open && dialogs[open];
  return (
    <HStack gap="space-8">
      {allowed.map((act) => (
        <Button key={act} size="small" variant="secondary" onClick={() => setOpen(act)}>
          {t(`act.${act}`)}
        </Button>
      ))}
      {Open && (
        <Suspense fallback={null}>
          <Open file={file} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </HStack>
  );
}
