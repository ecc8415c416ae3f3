import { Button, Table, VStack } from "@navikt/ds-react";
import { answer, api, type Schemas } from "../api/client";
import { useKeyset, type KeysetList } from "../api/keyset";
import { useToday } from "../api/session";
import { useTexts } from "../texts";
import { daysBetween, dayOf, useDays, type Day, type Instant } from "../texts/days";
import { EmptyState } from "./EmptyState";
import { ProblemAlert } from "./ProblemAlert";
import style from "./ReaderList.module.css";
import { SkeletonList } from "./Skeletons";
import { useRoleName } from "./useRoleName";
import { useWide } from "./useWide";
import { useWords } from "./words";

type Reader = Schemas["ReaderRow"];

/** All who have opened or changed something about a participant. */
export function useReaders(participation: string): KeysetList<Reader> {
  return useKeyset<Reader>(["readers", participation], (cursor, signal) =>
    answer(
      api.GET("/api/participations/{participation}/readers", {
        params: { path: { participation }, query: { cursor } },
        signal,
      }),
    ),
  );
}

/** What one person did on one day: a visit is a dozen lines in the log, and one thing to know. */
interface Visit {
  day: Day;
  row: Reader;
  first: Instant;
  last: Instant;
  /** What was done, and how many times, the newest first. */
  did: Map<string, number>;
}

/** The lines of the log by who and day, in the log's order, which is the newest first. */
function visitsIn(rows: readonly Reader[], told: (row: Reader) => string): Visit[] {
  const visits = new Map<string, Visit>();
  for (const row of rows) {
    const day = dayOf(row.at);
    const key = JSON.stringify([day, row.name, row.role]);
    const visit = visits.get(key) ?? {
      day,
      row,
      first: row.at,
      last: row.at,
      did: new Map<string, number>(),
    };
    visit.first = row.at;
    visit.did.set(told(row), (visit.did.get(told(row)) ?? 0) + 1);
    visits.set(key, visit);
  }
  return [...visits.values()];
}

/**
 * Who has read or changed a person's record, by day, newest first: what was opened and by whom, never what it said.
 * `most` shows no more visits than that.
 */
export function ReaderRows({
  rows,
  narrow = false,
  most = Infinity,
}: {
  rows: readonly Reader[];
  narrow?: boolean;
  most?: number;
}) {
  const t = useTexts("readers");
  const words = useWords();
  const days = useDays();
  const today = useToday();
  const roleName = useRoleName();
  const wide = useWide(768);
  const visits = visitsIn(rows, (row) => words.did(row.action, row.kind)).slice(0, most);
  const key = ({ day, row }: Visit) => `${day} ${row.name} ${row.role}`;
  // Participants have no name in the log: there the role says who it was.
  const who = ({ row }: Visit) => row.name || roleName(row.role);
  const roleOf = ({ row }: Visit) => (row.name ? roleName(row.role) : "");
  const when = ({ day, first, last }: Visit) => {
    const from = days.clock(first);
    const to = days.clock(last);
    return (
      <time dateTime={day} title={days.full(day)}>
        {Math.abs(daysBetween(today, day)) <= 1 ? days.relative(day, today) : days.weekday(day, today)}{" "}
        {from === to ? to : t("between", { from, to: to.replace(/^\D+/, "") })}
      </time>
    );
  };
  const what = ({ did }: Visit) => (
    <ul className={style.did}>
      {[...did].map(([told, count]) => (
        <li key={told}>
          {told}
          {count > 1 && <span className={style.detail}> {t("times", { count })}</span>}
        </li>
      ))}
    </ul>
  );

  if (narrow || !wide) {
    return (
      <ul className={style.list} aria-label={t("label")}>
        {visits.map((visit) => (
          <li key={key(visit)} className={style.item}>
            <span className={style.name}>{who(visit)}</span>
            <span className={style.detail}>
              {[roleOf(visit)].filter(Boolean).map((name) => `${name} · `)}
              {when(visit)}
            </span>
            {what(visit)}
          </li>
        ))}
      </ul>
    );
  }
  return (
    <Table size="small" aria-label={t("label")}>
      <Table.Header>
        <Table.Row>
          <Table.ColumnHeader scope="col">{t("when")}</Table.ColumnHeader>
          <Table.ColumnHeader scope="col">{t("who")}</Table.ColumnHeader>
          <Table.ColumnHeader scope="col">{t("role")}</Table.ColumnHeader>
          <Table.ColumnHeader scope="col">{t("what")}</Table.ColumnHeader>
        </Table.Row>
      </Table.Header>
      <Table.Body>
        {visits.map((visit) => (
          <Table.Row key={key(visit)} className={style.visit}>
            <Table.DataCell>{when(visit)}</Table.DataCell>
            <Table.HeaderCell scope="row">{who(visit)}</Table.HeaderCell>
            <Table.DataCell>{roleOf(visit)}</Table.DataCell>
            <Table.DataCell>{what(visit)}</Table.DataCell>
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  );
}

/** The same with older rows on demand. */
export function ReaderList({ list }: { list: KeysetList<Reader> }) {
  const t = useTexts("readers");
  if (list.error && list.rows.length === 0) return <ProblemAlert error={list.error} onRetry={list.retry} />;
  if (list.isPending) return <SkeletonList rows={8} height={40} />;
  if (list.rows.length === 0) return <EmptyState title={t("none")}>{t("none_help")}</EmptyState>;
  return (
    <VStack gap="space-16" align="start">
      <ReaderRows rows={list.rows} />
      {list.error && <ProblemAlert error={list.error} onRetry={list.retry} />}
      {list.more && (
        <Button size="small" variant="secondary" loading={list.isLoadingMore} onClick={list.more}>
          {t("more")}
        </Button>
      )}
    </VStack>
  );
}
