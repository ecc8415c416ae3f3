import { PersonGroupIcon } from "@navikt/aksel-icons";
import { HStack } from "@navikt/ds-react";
import { useQueryClient } from "@tanstack/react-query";
import { answer, api, type Schemas } from "../../api/client";
import { useKeyset } from "../../api/keyset";
import { DataList, type ListColumn } from "../../parts/DataList";
import { EmptyState } from "../../parts/EmptyState";
import type { ListFilter } from "../../parts/ListFilters";
import { OpensLink } from "../../parts/OpensLink";
import { PageHeading } from "../../parts/PageHeading";
import { PersonName } from "../../parts/PersonName";
import { PhaseChip } from "../../parts/PhaseChip";
import { RelativeDay } from "../../parts/RelativeDay";
import { SeStage, seStages, useSeStageName } from "../../parts/SeStage";
import { useListState } from "../../parts/useListState";
import { useTexts } from "../../texts";
import style from "./Referred.module.css";
import { personQuery } from "./personQuery";

type Row = Schemas["ParticipationRow"];
type Sort = "name" | "last_contact" | "next_date" | "days_left" | "stage" | "referral_day";

const phases = ["start", "under_way", "end"] as const;
const pathOf = (row: Row) => `/referred/${row.id}`;

/** The people whom I, a counsellor at Nav, have referred. Read only. */
export default function Referred() {
  const t = useTexts("referred");
  const stageName = useSeStageName();
  const client = useQueryClient();
  const state = useListState({ sort: "name" });
  const list = useKeyset<Row>(["participations", "referred", state.key], (cursor, signal) =>
    answer(
      api.GET("/api/participations", {
        params: {
          query: {
            scope: "referred",
            q: state.text || undefined,
            phase: state.all("phase") as Schemas["PhaseNow"][],
            stage: state.all("stage").map(Number),
            ended: state.one("ended") === "true" || undefined,
            sort: state.sort as Sort,
            order: state.order,
            cursor,
          },
        },
        signal,
      }),
    ),
  );

  const columns: ListColumn<Row>[] = [
    {
      key: "name",
      heading: t("column.name"),
      sort: "name",
      cell: (row) =>
        row.readable ? (
          <OpensLink to={pathOf(row)}>
            <PersonName name={row.person} />
          </OpensLink>
        ) : (
          <PersonName name={row.person} />
        ),
    },
    {
      key: "phase",
      heading: t("column.phase"),
      cell: (row) => <PhaseChip phase={row.phase} size="xsmall" />,
    },
    { key: "status", heading: t("column.status"), cell: (row) => row.status.text, onlyWide: true },
    {
      key: "stage",
      heading: t("column.stage"),
      sort: "stage",
      cell: (row) => <SeStage stage={row.se_stage} short />,
    },
    { key: "lead", heading: t("column.lead"), cell: (row) => row.lead?.name ?? t("no_lead") },
    {
      key: "next",
      heading: t("column.next"),
      sort: "next_date",
      cell: (row) => <RelativeDay day={row.next?.day} />,
    },
    {
      key: "last_day",
      heading: t("column.last_day"),
      sort: "days_left",
      cell: (row) => <RelativeDay day={row.last_day} />,
    },
  ];
  const filters: ListFilter[] = [
    {
      name: "phase",
      legend: t("filter.phase"),
      kind: "many",
      options: phases.map((phase) => ({
        value: phase,
        text: t(`phase.${phase}`),
        mark: <PhaseChip phase={phase} size="xsmall" />,
      })),
    },
    {
      name: "stage",
      legend: t("filter.stage"),
      kind: "many",
      options: seStages.map((stage) => ({ value: String(stage), text: `${stage} ${stageName(stage)}` })),
    },
    { name: "ended", legend: t("filter.ended"), kind: "yes" },
  ];

  return (
    <>
      <PageHeading title={t("title")} />
      <DataList
        label={t("title")}
        list={list}
        state={state}
        columns={columns}
        filters={filters}
        searchLabel={t("search")}
        rowKey={(row) => row.id}
        count={(total) => t("count", { count: total })}
        onNear={(row) => row.readable && void client.prefetchQuery(personQuery(row.id))}
        card={(row) => (
          <div className={style.card}>
            <HStack justify="space-between" gap="space-8">
              <strong>
                {row.readable ? (
                  <OpensLink to={pathOf(row)}>
                    <PersonName name={row.person} />
                  </OpensLink>
                ) : (
                  <PersonName name={row.person} />
                )}
              </strong>
              <PhaseChip phase={row.phase} size="xsmall" />
            </HStack>
            <SeStage stage={row.se_stage} />
            <dl className={style.facts}>
              <dt>{t("column.lead")}</dt>
              <dd>{row.lead?.name ?? t("no_lead")}</dd>
              <dt>{t("column.next")}</dt>
              <dd>
                <RelativeDay day={row.next?.day} />
              </dd>
              <dt>{t("column.last_day")}</dt>
              <dd>
                <RelativeDay day={row.last_day} />
              </dd>
            </dl>
          </div>
        )}
        empty={
          <EmptyState icon={<PersonGroupIcon aria-hidden />} title={t("none")}>
            {t("none_help")}
          </EmptyState>
        }
      />
    </>
  );
}
