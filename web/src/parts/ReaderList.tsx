import { Button, Table, VStack } from "@navikt/ds-react";
import { answer, api, type Schemas } from "../api/client";
import { useKeyset, type KeysetList } from "../api/keyset";
import { useTexts } from "../texts";
import { dayOf } from "../texts/days";
import { EmptyState } from "./EmptyState";
import { ProblemAlert } from "./ProblemAlert";
import style from "./ReaderList.module.css";
import { RelativeTime } from "./RelativeDay";
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

/** Rows that say the same of the same day are one, with how often: who opens a list ten times tells nothing new. */
export function foldReaders(rows: readonly Reader[]): (Reader & { times: number })[] {
  const same = (a: Reader, b: Reader) =>
    dayOf(a.at) === dayOf(b.at) &&
    a.name === b.name &&
    a.role === b.role &&
    a.action === b.action &&
    a.kind === b.kind;
  const folded: (Reader & { times: number })[] = [];
  for (const row of rows) {
    const last = folded.find((earlier) => same(earlier, row));
    if (last) last.times += 1;
    else folded.push({ ...row, times: 1 });
  }
  return folded;
}

/** Who has read or changed a person's record, newest first: what was opened and by whom, never what it said. */
export function ReaderRows({
  rows,
  most,
  narrow = false,
}: {
  rows: readonly Reader[];
  most?: number;
  narrow?: boolean;
}) {
  const t = useTexts("readers");
  const words = useWords();
  const roleName = useRoleName();
  const wide = useWide(768);
  const did = (row: Reader) => t("did", { action: words.action(row.action), record: words.record(row.kind) });
  const key = (row: Reader, place: number) => `${row.at} ${row.kind} ${place}`;
  const folded = foldReaders(rows).slice(0, most);
  const when = (row: (typeof folded)[number]) => (
    <>
      <RelativeTime at={row.at} />
      {row.times > 1 && ` (${t("times", { count: row.times })})`}
    </>
  );

  if (narrow || !wide) {
    return (
      <ul className={style.list} aria-label={t("label")}>
        {folded.map((row, place) => (
          <li key={key(row, place)} className={style.item}>
            <span className={style.name}>{row.name || roleName(row.role)}</span>
            <span className={style.detail}>{roleName(row.role)}</span>
            <span>{did(row)}</span>
            <span className={style.detail}>{when(row)}</span>
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
        {folded.map((row, place) => (
          <Table.Row key={key(row, place)}>
            <Table.DataCell>{when(row)}</Table.DataCell>
            <Table.HeaderCell scope="row">{row.name || roleName(row.role)}</Table.HeaderCell>
            <Table.DataCell>{roleName(row.role)}</Table.DataCell>
            <Table.DataCell>{did(row)}</Table.DataCell>
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
