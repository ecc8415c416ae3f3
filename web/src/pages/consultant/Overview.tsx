import { BodyLong, BodyShort } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { answer, api, type Schemas } from "../../api/client";
import { Chain } from "../../parts/Chain";
import { CircleTimeline } from "../../parts/CircleTimeline";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { ShortDay } from "../../parts/RelativeDay";
import { Section } from "../../parts/Section";
import { SeStage } from "../../parts/SeStage";
import { SkeletonList } from "../../parts/Skeletons";
import { useWords } from "../../parts/words";
import { useTexts } from "../../texts";
import style from "./Participant.module.css";

type File = Schemas["ParticipationFile"];

/** The time line of the three circles, who has followed, the stages, and what Nav referred. */
export function Overview({ file }: { file: File }) {
  const t = useTexts("file");
  return (
    <div className={style.column}>
      <Section title={t("timeline")}>
        <Circles participation={file.id} />
      </Section>
      <div className={style.columns}>
        <Section title={t("chain")}>
          {file.chain.length === 0 && file.gaps.length === 0 ? (
            <BodyShort textColor="subtle">{t("no_lead")}</BodyShort>
          ) : (
            <Chain chain={file.chain} gaps={file.gaps} />
          )}
        </Section>
        <div className={style.column}>
          <Section title={t("stages")}>
            {file.stages.length === 0 && <BodyShort textColor="subtle">{t("stages_none")}</BodyShort>}
            <ul className={style.list}>
              {file.stages.map((change) => (
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
          {file.referral && (
            <Section title={t("referral")}>
              <BodyShort>
                <ShortDay day={file.referral.day} />
                {file.referral.office && ` · ${file.referral.office}`}
                {file.referral.counsellor && ` · ${file.referral.counsellor}`}
              </BodyShort>
              {file.referral.purpose && <BodyLong className={style.text}>{file.referral.purpose}</BodyLong>}
              {file.referral.content_lead && (
                <BodyLong className={style.text}>{file.referral.content_lead}</BodyLong>
              )}
            </Section>
          )}
        </div>
      </div>
    </div>
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
