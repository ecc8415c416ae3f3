import { PersonGroupIcon } from "@navikt/aksel-icons";
import { HStack, Tag } from "@navikt/ds-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api, type Schemas } from "../../api/client";
import { useKeyset } from "../../api/keyset";
import { useSession } from "../../api/session";
import { DataList, type ListColumn } from "../../parts/DataList";
import { DutyTag, dutyKinds, hastens, useDutyName } from "../../parts/DutyTag";
import { EmptyState } from "../../parts/EmptyState";
import type { ListFilter } from "../../parts/ListFilters";
import { OpensLink } from "../../parts/OpensLink";
import { PageHeading } from "../../parts/PageHeading";
import { PersonName } from "../../parts/PersonName";
import { PhaseChip } from "../../parts/PhaseChip";
import { RelativeDay } from "../../parts/RelativeDay";
import { SeStage, seStages, useSeStageName } from "../../parts/SeStage";
import { employeesQuery } from "../../parts/staffQueries";
import { useListState } from "../../parts/useListState";
import { paths } from "../../shell/paths";
import { useTexts } from "../../texts";
import { participationQuery } from "./participationQuery";
import style from "./Participants.module.css";

type Row = Schemas["ParticipationRow"];
type Sort = "name" | "last_contact" | "next_date" | "days_left" | "stage" | "referral_day";

const phases = ["start", "under_way", "end"] as const;

/** Whom I follow; for a leader, whom the teams follow. A row opens the file. */
export default function Participants() {
  const t = useTexts("caseload");
  const parts = useTexts("parts");
  const stageName = useSeStageName();
  const dutyName = useDutyName();
  const leads = useSession().role === "leader";
  const client = useQueryClient();
  const state = useListState({ sort: "name" });
  const scope = leads ? "team" : "mine";
  const isOn = (filter: string) => state.one(filter) === "true" || undefined;
  const employees = useQuery({ ...employeesQuery(), enabled: leads });
  const list = useKeyset<Row>(["participations", scope, state.key], (cursor, signal) =>
    answer(
      api.GET("/api/participations", {
        params: {
          query: {
            scope,
            q: state.text || undefined,
            phase: state.all("phase") as Schemas["PhaseNow"][],
            stage: state.all("stage").map(Number),
            duty: state.all("duty") as Schemas["DutyKind"][],
            lead: state.one("lead"),
            without_lead: isOn("without_lead"),
            waiting_first_contact: isOn("waiting_first_contact"),
            ended: isOn("ended"),
            sort: state.sort as Sort,
            order: state.order,
            cursor,
          },
        },
        signal,
      }),
    ),
  );

  const name = (row: Row) => (
    <HStack as="span" gap="space-8" align="center">
      {row.readable ? (
        <OpensLink to={paths.participation(row.id)}>
          <PersonName name={row.person} familyFirst />
        </OpensLink>
      ) : (
        <PersonName name={row.person} familyFirst />
      )}
      {row.is_new && (
        <Tag size="xsmall" variant="moderate" data-color="info">
          {t("new")}
        </Tag>
      )}
    </HStack>
  );
  const daysLeft = (row: Row) =>
    // Who has ended has no days left, and none too few.
    row.days_left === null || row.phase === "over" ? (
      <RelativeDay day={null} />
    ) : (
      t("days", { count: row.days_left })
    );
  const columns: ListColumn<Row>[] = [
    { key: "name", heading: t("column.name"), sort: "name", cell: name },
    {
      key: "phase",
      heading: t("column.phase"),
      cell: (row) => <PhaseChip phase={row.phase} size="xsmall" />,
    },
    {
      key: "stage",
      heading: t("column.stage"),
      sort: "stage",
      cell: (row) => <SeStage stage={row.se_stage} short />,
    },
    {
      key: "last_contact",
      heading: t("column.last_contact"),
      sort: "last_contact",
      cell: (row) => <RelativeDay day={row.last_contact_day} />,
    },
    {
      key: "next",
      heading: t("column.next"),
      sort: "next_date",
      cell: (row) => <RelativeDay day={row.next?.day} />,
    },
    { key: "days_left", heading: t("column.days_left"), sort: "days_left", cell: daysLeft },
    {
      key: "duty",
      heading: t("column.duty"),
      cell: (row) => (hastens(row.duty) ? <DutyTag duty={row.duty} /> : <RelativeDay day={null} />),
    },
  ];
  if (leads) {
    columns.splice(1, 0, {
      key: "lead",
      heading: t("column.lead"),
      cell: (row) => row.lead?.name ?? t("no_lead"),
    });
  }
  const filters: ListFilter[] = [
    { name: "waiting_first_contact", legend: t("filter.waiting_first_contact"), kind: "yes" },
    { name: "ended", legend: t("filter.ended"), kind: "yes" },
    {
      name: "phase",
      legend: t("filter.phase"),
      kind: "many",
      options: phases.map((phase) => ({
        value: phase,
        text: parts(`phase.${phase}`),
        mark: <PhaseChip phase={phase} size="xsmall" />,
      })),
    },
    {
      name: "stage",
      legend: t("filter.stage"),
      kind: "many",
      options: seStages.map((stage) => ({ value: String(stage), text: `${stage} ${stageName(stage)}` })),
    },
    {
      name: "duty",
      legend: t("filter.duty"),
      kind: "many",
      options: dutyKinds.map((kind) => ({ value: kind, text: dutyName(kind) })),
    },
  ];
  if (leads) {
    const following = employees.data?.rows.filter(
      ({ id, caseload }) => caseload > 0 || id === state.one("lead"),
    );
    filters.unshift(
      {
        name: "lead",
        legend: t("filter.lead"),
        kind: "one",
        options: (following ?? []).map(({ id, name }) => ({ value: id, text: name })),
      },
      { name: "without_lead", legend: t("filter.without_lead"), kind: "yes" },
    );
  }

  return (
    <>
      <PageHeading title={leads ? t("title_team") : t("title")} />
      <DataList
        label={leads ? t("title_team") : t("title")}
        list={list}
        state={state}
        columns={columns}
        filters={filters}
        searchLabel={t("search")}
        rowKey={(row) => row.id}
        count={(total) => t("count", { count: total })}
        onNear={(row) => row.readable && void client.prefetchQuery(participationQuery(row.id))}
        card={(row) => (
          <div className={style.card}>
            <HStack justify="space-between" gap="space-8">
              <strong>{name(row)}</strong>
              <PhaseChip phase={row.phase} size="xsmall" />
            </HStack>
            <SeStage stage={row.se_stage} />
            <dl className={style.facts}>
              {leads && (
                <>
                  <dt>{t("column.lead")}</dt>
                  <dd>{row.lead?.name ?? t("no_lead")}</dd>
                </>
              )}
              <dt>{t("column.last_contact")}</dt>
              <dd>
                <RelativeDay day={row.last_contact_day} />
              </dd>
              <dt>{t("column.next")}</dt>
              <dd>
                <RelativeDay day={row.next?.day} />
              </dd>
              <dt>{t("column.days_left")}</dt>
              <dd>{daysLeft(row)}</dd>
            </dl>
            {hastens(row.duty) && (
              <span>
                <DutyTag duty={row.duty} />
              </span>
            )}
          </div>
        )}
        empty={
          <EmptyState icon={<PersonGroupIcon aria-hidden />} title={t("none")}>
            {leads ? t("none_help_team") : t("none_help")}
          </EmptyState>
        }
      />
    </>
  );
}
