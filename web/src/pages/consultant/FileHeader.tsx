import { ChevronDownIcon, NotePencilIcon } from "@navikt/aksel-icons";
import { ActionMenu, BodyShort, Button, HStack, VStack } from "@navikt/ds-react";
import { useQueryClient } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import type { Schemas } from "../../api/client";
import { PhoneLink } from "../../parts/ContactLinks";
import { LinkButton } from "../../parts/LinkButton";
import { DutyTag } from "../../parts/DutyTag";
import { PageHeading } from "../../parts/PageHeading";
import { PersonName } from "../../parts/PersonName";
import { CirclePhases } from "../../parts/PhaseChip";
import { RelativeDay, RelativeTime } from "../../parts/RelativeDay";
import { RevealPerson } from "../../parts/RevealPerson";
import { RuleWarnings } from "../../parts/RuleWarnings";
import { SeStage } from "../../parts/SeStage";
import { paths } from "../../shell/paths";
import { useTexts } from "../../texts";
import { dialogs, fileActs, type FileAct } from "./dialogs";
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
          <CirclePhases phases={file.phases} />
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
            <RuleWarnings warnings={file.warnings} />
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
        <dt>{t("fact.last_contact")}</dt>
        <dd>
          <RelativeDay day={file.last_contact_day} />
        </dd>
      </div>
      <div>
        <dt>{t("fact.days_left")}</dt>
        <dd>
          {file.days_left === null || file.phases.participation === "over" ? (
            <RelativeDay day={null} />
          ) : (
            t("days_left", { count: file.days_left })
          )}
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
          <dd>
            <PhoneLink number={file.person.phone} />
          </dd>
        </div>
      )}
    </dl>
  );
}

/** What can be done with the file now: writing and the two most likely acts in sight, the others in a menu. */
function FileActs({ file }: { file: File }) {
  const t = useTexts("file");
  const [open, setOpen] = useState<FileAct | null>(null);
  const allowed = fileActs.filter((act) => file.acts.includes(act));
  const more = allowed.slice(2);
  const Open = open && dialogs[open];
  return (
    <HStack gap="space-8">
      {file.acts.includes("write_note") && (
        <LinkButton to={paths.newNote(file.id)} size="small" icon={<NotePencilIcon aria-hidden />}>
          {t("act.write_note")}
        </LinkButton>
      )}
      {allowed.slice(0, 2).map((act) => (
        <Button key={act} size="small" variant="secondary" onClick={() => setOpen(act)}>
          {t(`act.${act}`)}
        </Button>
      ))}
      {more.length > 0 && (
        <ActionMenu>
          <ActionMenu.Trigger>
            <Button
              size="small"
              variant="tertiary"
              iconPosition="right"
              icon={<ChevronDownIcon aria-hidden />}
            >
              {t("act.more")}
            </Button>
          </ActionMenu.Trigger>
          <ActionMenu.Content>
            {more.map((act) => (
              <ActionMenu.Item key={act} onSelect={() => setOpen(act)}>
                {t(`act.${act}`)}
              </ActionMenu.Item>
            ))}
          </ActionMenu.Content>
        </ActionMenu>
      )}
      {Open && (
        <Suspense fallback={null}>
          <Open file={file} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </HStack>
  );
}
