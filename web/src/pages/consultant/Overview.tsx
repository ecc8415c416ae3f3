import { BodyLong, BodyShort, List, ReadMore, Tag } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { answer, api, type Schemas } from "../../api/client";
import { Chain } from "../../parts/Chain";
import { CircleTimeline } from "../../parts/CircleTimeline";
import { MailLink, PhoneLink } from "../../parts/ContactLinks";
import { FactList } from "../../parts/FactList";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { DaySpan, ShortDay } from "../../parts/RelativeDay";
import { Section } from "../../parts/Section";
import { SeStage } from "../../parts/SeStage";
import { SkeletonList } from "../../parts/Skeletons";
import { useWords } from "../../parts/words";
import { useTexts } from "../../texts";
import { EndAssignment } from "../leader/EndAssignment";
import { milestones } from "./milestones";
import style from "./Participant.module.css";

type File = Schemas["ParticipationFile"];

/** The time line of the three circles, who has followed, where it stands, and what Nav wrote. */
export function Overview({ file }: { file: File }) {
  const t = useTexts("file");
  const mayEnd = file.acts.includes("assign");
  return (
    <div className={style.column}>
      <Section title={t("timeline")}>
        <Circles participation={file.id} />
      </Section>
      <div className={style.columns}>
        <div className={style.column}>
          <Section title={t("chain")}>
            {file.chain.length === 0 && file.gaps.length === 0 ? (
              <BodyShort textColor="subtle">{t("no_lead")}</BodyShort>
            ) : (
              <Chain
                chain={file.chain}
                gaps={file.gaps}
                actionsOf={(assignment) =>
                  mayEnd &&
                  assignment.last_day === null && (
                    <EndAssignment participation={file.id} assignment={assignment} />
                  )
                }
              />
            )}
          </Section>
          {file.referral && <Referral referral={file.referral} />}
        </div>
        <div className={style.column}>
          <Dates file={file} />
          <Stages stages={file.stages} />
          <Contact person={file.person} />
          <KeptAside kept={file.kept_aside} />
        </div>
      </div>
    </div>
  );
}

/** The granted period, the milestones, and how the status came to be what it is. */
function Dates({ file }: { file: File }) {
  const t = useTexts("dates");
  return (
    <Section title={t("title")}>
      <FactList
        facts={[
          [t("period"), <DaySpan key="period" from={file.start_day} to={file.last_day} />],
          [t("first_contact"), <ShortDay key="contact" day={file.first_contact_day} />],
          ...milestones.map(
            (milestone) =>
              [
                t(`milestone.${milestone}`),
                <ShortDay key={milestone} day={file[`${milestone}_day`]} />,
              ] as const,
          ),
          [
            t("extent"),
            file.extents
              .slice(-1)
              .map(({ percent, days_per_week }) =>
                [t("percent", { percent }), days_per_week && t("days_per_week", { days: days_per_week })]
                  .filter(Boolean)
                  .join(", "),
              )
              .join(""),
          ],
          [t("origin"), t(`origin_kind.${file.origin}`)],
          [t("previous_provider"), file.previous_provider],
        ]}
      />
      {file.statuses.length > 0 && (
        <ReadMore size="small" header={t("statuses", { count: file.statuses.length })}>
          <ol className={style.list}>
            {[...file.statuses].reverse().map((change, place) => (
              <li key={`${change.valid_from} ${change.status.code} ${place}`}>
                <ShortDay day={change.valid_from} /> · {change.status.text}
                {(change.reason?.text ?? change.reason_text) &&
                  `: ${[change.reason?.text, change.reason_text].filter(Boolean).join(", ")}`}
              </li>
            ))}
          </ol>
        </ReadMore>
      )}
    </Section>
  );
}

function Stages({ stages }: { stages: File["stages"] }) {
  const t = useTexts("file");
  return (
    <Section title={t("stages")}>
      {stages.length === 0 && <BodyShort textColor="subtle">{t("stages_none")}</BodyShort>}
      <ul className={style.list}>
        {stages.map((change) => (
          <li key={`${change.day} ${change.stage}`} className={style.row}>
            <SeStage stage={change.stage} />
            <BodyShort size="small" textColor="subtle">
              <ShortDay day={change.day} />
              {change.reason && ` · ${change.reason}`}
            </BodyShort>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Contact({ person }: { person: File["person"] }) {
  const t = useTexts("file");
  const address = [person.address, [person.postcode, person.place].filter(Boolean).join(" ")]
    .filter(Boolean)
    .join(", ");
  const number = person.number && `${person.number.slice(0, 6)} ${person.number.slice(6)}`;
  if (!person.phone && !person.email && !address && !number) return null;
  return (
    <Section title={t("contact")}>
      <FactList
        facts={[
          [t("fact.phone"), person.phone && <PhoneLink number={person.phone} />],
          [t("fact.email"), person.email && <MailLink address={person.email} />],
          [t("fact.address"), address],
          [
            t("fact.number"),
            number && (
              <>
                {number}{" "}
                {person.number_verdict === "flagged" && (
                  <Tag size="xsmall" variant="outline" data-color="warning">
                    {t("number_flagged")}
                  </Tag>
                )}
              </>
            ),
          ],
        ]}
      />
    </Section>
  );
}

function Referral({ referral }: { referral: NonNullable<File["referral"]> }) {
  const t = useTexts("file");
  const chosen = referral.contents.filter((content) => content.chosen);
  const counsellor = [referral.counsellor, referral.office].filter(Boolean).join(", ");
  return (
    <Section title={t("referral")}>
      <FactList
        facts={[
          [t("ref.day"), referral.day && <ShortDay day={referral.day} />],
          [t("ref.counsellor"), counsellor],
          [t("fact.phone"), referral.counsellor_phone && <PhoneLink number={referral.counsellor_phone} />],
          [t("fact.email"), referral.counsellor_email && <MailLink address={referral.counsellor_email} />],
          [t("ref.effort_group"), referral.effort_group?.text],
          [t("ref.delivery"), referral.delivery?.name],
        ]}
      />
      {referral.purpose && <BodyLong className={style.text}>{referral.purpose}</BodyLong>}
      {referral.content_lead && <BodyLong className={style.text}>{referral.content_lead}</BodyLong>}
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

/** What came with the agency's files and has no place of its own: nothing is dropped. */
function KeptAside({ kept }: { kept: File["kept_aside"] }) {
  const t = useTexts("file");
  if (kept.length === 0) return null;
  return (
    <Section title={t("kept_aside")}>
      <BodyShort size="small" textColor="subtle">
        {t("kept_aside_what")}
      </BodyShort>
      <FactList facts={kept.map(({ path, value }) => [path, value] as const)} />
    </Section>
  );
}

function Circles({ participation }: { participation: string }) {
  const t = useTexts("file");
  const parts = useTexts("parts");
  const words = useWords();
  const query = useQuery({
    queryKey: ["timeline", participation],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/participations/{participation}/timeline", {
          params: { path: { participation } },
          signal,
        }),
      ),
  });
  if (query.isPending) return <SkeletonList rows={3} height={40} />;
  if (!query.data) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  const time = query.data;
  return (
    <CircleTimeline
      from={time.first_day}
      to={time.last_day}
      today={time.today}
      caption={t("timeline")}
      lanes={[
        { key: "contract", label: parts("circle.contract"), spans: time.contract },
        ...time.consultants.map((consultant) => ({
          key: `${consultant.employee.id} ${consultant.part} ${consultant.first_day}`,
          label: consultant.employee.name,
          spans: consultant.spans,
        })),
        {
          key: "participation",
          label: parts("circle.participation"),
          spans: time.spans,
          gaps: time.gaps,
          marks: time.contacts.map((contact, index) => ({
            key: `${contact.day} ${index}`,
            day: contact.day,
            label: words.note(contact.kind),
          })),
        },
      ]}
    />
  );
}
