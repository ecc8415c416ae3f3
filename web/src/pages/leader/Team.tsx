import { CalendarIcon, HandshakeIcon, PersonCrossIcon, PersonGroupIcon } from "@navikt/aksel-icons";
import { BodyShort, Select } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router-dom";
import { answer, api } from "../../api/client";
import { PageHeading } from "../../parts/PageHeading";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { Section } from "../../parts/Section";
import { SkeletonPage } from "../../parts/Skeletons";
import { useTexts } from "../../texts";
import { Caseloads } from "./Caseloads";
import { Coming } from "./Coming";
import { Queue } from "./Queue";
import style from "./Team.module.css";

/** What the leader has to see to: who waits, who has nobody, who follows how many, and what comes. */
export default function Team() {
  const t = useTexts("team");
  const [params, setParams] = useSearchParams();
  const contract = params.get("contract") ?? undefined;
  const query = useQuery({
    queryKey: ["team-overview", contract],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/team-overview", { params: { query: { contract } }, signal })),
  });
  if (query.isPending) return <SkeletonPage />;
  if (!query.data) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  const team = query.data;
  return (
    <>
      <PageHeading
        title={t("title")}
        actions={
          (team.contracts.length > 1 || contract) && (
            <Select
              size="small"
              label={t("contract")}
              value={contract ?? ""}
              onChange={(event) =>
                setParams(event.target.value ? { contract: event.target.value } : {}, { replace: true })
              }
            >
              <option value="">{t("all_contracts")}</option>
              {team.contracts.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )
        }
      >
        <BodyShort textColor="subtle">
          {t("participants", { count: team.participants })} · {t("overdue", { count: team.overdue })}
        </BodyShort>
      </PageHeading>
      <div className={style.columns}>
        <div className={style.column}>
          <Section title={t("without_lead")} icon={<PersonCrossIcon />}>
            <Queue
              label={t("without_lead")}
              rows={team.without_lead}
              team={team}
              none={t("without_lead_none")}
            />
          </Section>
          <Section title={t("queue")} icon={<HandshakeIcon />}>
            <Queue label={t("queue")} rows={team.queue} team={team} none={t("queue_none")} />
          </Section>
        </div>
        <div className={style.column}>
          <Section title={t("caseloads")} icon={<PersonGroupIcon />}>
            <Caseloads rows={team.caseloads} />
          </Section>
          <Section title={t("coming")} icon={<CalendarIcon />}>
            <Coming events={team.coming} />
          </Section>
        </div>
      </div>
    </>
  );
}
