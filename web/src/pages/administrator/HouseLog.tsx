import { BodyShort, HStack, LocalAlert } from "@navikt/ds-react";
import { answer, api, type Schemas } from "../../api/client";
import { useKeyset } from "../../api/keyset";
import { DataList, type ListColumn } from "../../parts/DataList";
import { EmptyState } from "../../parts/EmptyState";
import type { ListFilter } from "../../parts/ListFilters";
import { PageHeading } from "../../parts/PageHeading";
import { RelativeTime } from "../../parts/RelativeDay";
import { useListState } from "../../parts/useListState";
import { useRoleName } from "../../parts/useRoleName";
import { useWords } from "../../parts/words";
import { useTexts } from "../../texts";
import style from "./HouseLog.module.css";

type Row = Schemas["AuditRow"];

/** The house's log, newest first: who did what to which kind of record, and when; never what stands in it. */
export default function HouseLog() {
  const t = useTexts("house");
  const words = useWords();
  const roleName = useRoleName();
  const state = useListState();
  const actor = state.one("actor");
  // A log never settles: whether it is whole is told with the first page.
  const list = useKeyset<Row & { intact?: boolean | null }>(["audit", actor], async (cursor, signal) => {
    const page = await answer(
      api.GET("/api/audit", { params: { query: { actor, cursor, limit: 100 } }, signal }),
    );
    return {
      rows: page.rows.map((row, place) => (place === 0 ? { ...row, intact: page.intact } : row)),
      next_cursor: page.next_cursor,
    };
  });
  // Participants, and accounts that are gone, have no name here: the role stands in its place.
  const unnamed = (row: Row) => (row.actor ? roleName(row.role) : t(row.role ? "log.system" : "log.nobody"));
  const who = (row: Row) => row.actor_name ?? unnamed(row);
  const what = (row: Row) => words.did(row.action, row.kind);
  const about = (row: Row) => (row.subjects > 0 ? t("log.subjects", { count: row.subjects }) : "");
  const columns: ListColumn<Row>[] = [
    { key: "when", heading: t("log.when"), cell: (row) => <RelativeTime at={row.at} /> },
    { key: "who", heading: t("log.who"), cell: who },
    { key: "role", heading: t("log.role"), cell: (row) => row.role && roleName(row.role) },
    { key: "what", heading: t("log.what"), cell: what },
    { key: "about", heading: t("log.about"), cell: about },
  ];
  // Those who are in sight can be chosen; the one chosen stays to be seen even on an empty page.
  const names = new Map(
    list.rows.flatMap((row) => (row.actor && row.actor_name ? [[row.actor, row.actor_name]] : [])),
  );
  const filters: ListFilter[] = [
    {
      name: "actor",
      legend: t("log.who"),
      kind: "one",
      options: [...names].map(([value, text]) => ({ value, text })),
    },
  ];
  return (
    <>
      <PageHeading title={t("log.title")}>
        <BodyShort className={style.intro}>{t("log.intro")}</BodyShort>
      </PageHeading>
      {list.rows[0]?.intact === false && (
        <LocalAlert status="error" className={style.broken}>
          <LocalAlert.Header>
            <LocalAlert.Title as="h2">{t("log.broken")}</LocalAlert.Title>
          </LocalAlert.Header>
        </LocalAlert>
      )}
      <DataList
        label={t("log.title")}
        list={list}
        state={state}
        columns={columns}
        filters={filters}
        rowKey={(row) => String(row.seq)}
        count={() => t("log.count")}
        card={(row) => (
          <>
            <HStack justify="space-between" gap="space-8">
              <strong>{who(row)}</strong>
              <BodyShort as="span" size="small" textColor="subtle">
                <RelativeTime at={row.at} />
              </BodyShort>
            </HStack>
            <BodyShort>{what(row)}</BodyShort>
            <BodyShort size="small" textColor="subtle">
              {[row.role && roleName(row.role), about(row)].filter(Boolean).join(" · ")}
            </BodyShort>
          </>
        )}
        empty={<EmptyState title={t("log.none")} />}
      />
    </>
  );
}
