import { PersonGroupIcon, PlusIcon } from "@navikt/aksel-icons";
import { HStack } from "@navikt/ds-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api, type Schemas } from "../../api/client";
import { useKeyset } from "../../api/keyset";
import { useSession } from "../../api/session";
import { LinkButton } from "../../parts/LinkButton";
import { AccountTag } from "../../parts/AccountTag";
import { DataList, type ListColumn } from "../../parts/DataList";
import { EmptyState } from "../../parts/EmptyState";
import { FactList } from "../../parts/FactList";
import type { ListFilter } from "../../parts/ListFilters";
import { OpensLink } from "../../parts/OpensLink";
import { PageHeading } from "../../parts/PageHeading";
import { PhaseChip } from "../../parts/PhaseChip";
import { DaySpan, RelativeDay } from "../../parts/RelativeDay";
import { contractsQuery, teamsQuery } from "../../parts/staffQueries";
import { useListState } from "../../parts/useListState";
import { paths } from "../../shell/paths";
import { useTexts } from "../../texts";
import { employeeQuery } from "./employeeQuery";

type Row = Schemas["EmployeeRow"];

/** Those who work here, by name; a row opens the employee. */
export default function Employees() {
  const t = useTexts("employees");
  const keeps = useSession().role === "administrator";
  const client = useQueryClient();
  const state = useListState();
  const teams = useQuery(teamsQuery());
  const contracts = useQuery(contractsQuery());
  const list = useKeyset<Row>(["employees", state.key], async (_, signal) => {
    const { rows } = await answer(
      api.GET("/api/employees", {
        params: {
          query: {
            q: state.text || undefined,
            team: state.one("team"),
            contract: state.one("contract"),
          },
        },
        signal,
      }),
    );
    return { rows, next_cursor: null, total: rows.length };
  });
  const namesOf = (row: Row) => row.teams.map(({ name }) => name).join(", ");
  const caseload = (row: Row) =>
    row.ceiling === null ? row.caseload : t("of", { caseload: row.caseload, ceiling: row.ceiling });
  const days = (row: Row) =>
    row.first_day ? <DaySpan from={row.first_day} to={row.last_day} /> : <RelativeDay day={null} />;
  const columns: ListColumn<Row>[] = [
    {
      key: "name",
      heading: t("column.name"),
      cell: (row) => (
        <HStack as="span" gap="space-8" align="center">
          <OpensLink to={paths.employee(row.id)}>{row.name}</OpensLink>
          <PhaseChip phase={row.phase} size="xsmall" />
        </HStack>
      ),
    },
    { key: "role_title", heading: t("column.role_title"), cell: (row) => row.role_title },
    { key: "teams", heading: t("column.teams"), cell: namesOf },
    { key: "contract", heading: t("column.contract"), cell: (row) => row.contract?.name },
    { key: "days", heading: t("column.days"), cell: days, onlyWide: true },
    { key: "caseload", heading: t("column.caseload"), cell: caseload },
    {
      key: "account",
      heading: t("column.account"),
      cell: (row) => <AccountTag account={row.account} left={row.phase === "over"} />,
    },
  ];
  const options = (rows: readonly Schemas["Named"][] | undefined) =>
    (rows ?? []).map(({ id, name }) => ({ value: id, text: name }));
  const filters: ListFilter[] = [
    { name: "team", legend: t("filter.team"), kind: "one", options: options(teams.data?.rows) },
    {
      name: "contract",
      legend: t("filter.contract"),
      kind: "one",
      options: options(contracts.data?.rows),
    },
  ];
  const register = keeps && (
    <LinkButton to="/employees/new" size="small" icon={<PlusIcon aria-hidden />}>
      {t("register")}
    </LinkButton>
  );
  return (
    <>
      <PageHeading title={t("title")} actions={register} />
      <DataList
        label={t("title")}
        list={list}
        state={state}
        columns={columns}
        filters={filters}
        searchLabel={t("search")}
        rowKey={(row) => row.id}
        count={(total) => t("count", { count: total })}
        onNear={(row) => void client.prefetchQuery(employeeQuery(row.id))}
        card={(row) => (
          <>
            <HStack justify="space-between" gap="space-8">
              <strong>
                <OpensLink to={paths.employee(row.id)}>{row.name}</OpensLink>
              </strong>
              <PhaseChip phase={row.phase} size="xsmall" />
            </HStack>
            <FactList
              beside
              facts={[
                [t("column.role_title"), row.role_title],
                [t("column.teams"), namesOf(row)],
                [t("column.contract"), row.contract?.name],
                [t("column.caseload"), caseload(row)],
                [
                  t("column.account"),
                  <AccountTag key="account" account={row.account} left={row.phase === "over"} />,
                ],
              ]}
            />
          </>
        )}
        empty={
          <EmptyState icon={<PersonGroupIcon aria-hidden />} title={t("none")} action={register}>
            {t(keeps ? "none_help" : "none_help_leader")}
          </EmptyState>
        }
      />
    </>
  );
}
