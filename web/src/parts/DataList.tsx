import { FunnelIcon } from "@navikt/aksel-icons";
import { Button, Chips, Dialog, HStack, Search, Select, Table, VStack } from "@navikt/ds-react";
import { useEffect, useState, type ReactNode } from "react";
import type { KeysetList } from "../api/keyset";
import { useTexts } from "../texts";
import style from "./DataList.module.css";
import { EmptyState } from "./EmptyState";
import { ListFilters, type ListFilter } from "./ListFilters";
import { ProblemAlert } from "./ProblemAlert";
import { SkeletonList } from "./Skeletons";
import { useDelayed } from "./useDelayed";
import type { ListState, Order } from "./useListState";
import { useWide } from "./useWide";

export interface ListColumn<Row> {
  key: string;
  heading: string;
  cell: (row: Row) => ReactNode;
  /** What the server sorts by when the heading is pressed; left out where it cannot. */
  sort?: string;
  align?: "left" | "right";
  /** The column is shown only where there is room for it. */
  onlyWide?: boolean;
}

interface Props<Row> {
  /** What the list holds, for screen readers: "Mine deltakere". */
  label: string;
  list: KeysetList<Row>;
  state: ListState;
  columns: readonly ListColumn<Row>[];
  /** The same row on a phone. The first link in it should lead to the row's page. */
  card: (row: Row) => ReactNode;
  rowKey: (row: Row) => string;
  filters?: readonly ListFilter[];
  /** Shows a search field for the list itself. */
  searchLabel?: string;
  /** Shown when there is nothing although nothing is filtered away. */
  empty: ReactNode;
  /** How many there are, in words: (140) => "140 deltakere". */
  count?: (total: number) => string;
  /** A row is pointed at or has the focus: the time to fetch its page ahead. */
  onNear?: (row: Row) => void;
  /** Acts on the list, such as what is done with the chosen rows. */
  actions?: ReactNode;
}

/**
 * The pattern of every list: filters to the left (a drawer on the phone), chips for the active ones, a live count, sorting,
 * a table on wide screens and cards on narrow ones, more rows on demand. What is shown lies in `state` and is kept.
 */
export function DataList<Row>(props: Props<Row>) {
  const { filters = [], list, state } = props;
  const t = useTexts("parts");
  const wide = useWide(1024);
  const [drawerOpen, setDrawerOpen] = useState(false);
  const hasFilters = filters.length > 0;
  const total = list.total ?? list.rows.length;

  return (
    <div className={style.frame} data-filters={hasFilters || undefined}>
      {hasFilters && wide && (
        <section className={style.filters} aria-label={t("list.filters")}>
          <ListFilters filters={filters} state={state} />
        </section>
      )}
      <div className={style.content}>
        <HStack gap="space-16" align="end" justify="space-between" className={style.tools}>
          {props.searchLabel && <ListSearch label={props.searchLabel} state={state} />}
          {hasFilters && !wide && (
            <Button
              size="small"
              variant="secondary"
              icon={<FunnelIcon aria-hidden />}
              onClick={() => setDrawerOpen(true)}
            >
              {t("list.show_filters")}
            </Button>
          )}
          {props.actions}
        </HStack>
        <ActiveFilters filters={filters} state={state} />
        <HStack justify="space-between" align="end" gap="space-8" className={style.above}>
          <p role="status" className={style.count}>
            {!list.isPending && !list.error && (props.count?.(total) ?? t("list.count", { count: total }))}
          </p>
          <SortChoice columns={props.columns} state={state} />
        </HStack>
        <Rows {...props} />
      </div>
      <Dialog open={drawerOpen} onOpenChange={setDrawerOpen}>
        <Dialog.Popup position="left" width="22rem" className={style.drawer}>
          <Dialog.Header>
            <Dialog.Title>{t("list.filters")}</Dialog.Title>
          </Dialog.Header>
          <Dialog.Body>
            <ListFilters filters={filters} state={state} />
          </Dialog.Body>
          <Dialog.Footer>
            <Button onClick={() => setDrawerOpen(false)}>{t("list.show_hits", { count: total })}</Button>
          </Dialog.Footer>
        </Dialog.Popup>
      </Dialog>
    </div>
  );
}

function Rows<Row>({ label, list, state, columns, card, rowKey, filters = [], empty, onNear }: Props<Row>) {
  const t = useTexts("parts");
  const table = useWide(768);
  const roomy = useWide(1280);

  if (list.error && list.rows.length === 0) return <ProblemAlert error={list.error} onRetry={list.retry} />;
  if (list.isPending) return <SkeletonList rows={8} height={table ? 48 : 120} />;
  if (list.rows.length === 0) {
    return isFiltered(filters, state) ? (
      <EmptyState
        title={t("list.none_title")}
        action={
          <Button size="small" variant="secondary" onClick={state.clear}>
            {t("list.clear_filters")}
          </Button>
        }
      >
        {t("list.none_help")}
      </EmptyState>
    ) : (
      empty
    );
  }

  const shown = columns.filter((column) => roomy || !column.onlyWide);
  const near = (row: Row) => ({ onFocus: () => onNear?.(row), onPointerEnter: () => onNear?.(row) });
  return (
    <VStack gap="space-16">
      <div data-stale={list.isStale || undefined} className={style.rows} aria-busy={list.isStale}>
        {table ? (
          <Table
            size="small"
            aria-label={label}
            sort={state.sort ? { orderBy: state.sort, direction: state.order } : undefined}
            onSortChange={(sort) => sort && state.setSort(sort, nextOrder(state, sort))}
          >
            <Table.Header>
              <Table.Row>
                {shown.map((column) => (
                  <Table.ColumnHeader
                    key={column.key}
                    scope="col"
                    align={column.align}
                    sortable={column.sort !== undefined}
                    sortKey={column.sort}
                  >
                    {column.heading}
                  </Table.ColumnHeader>
                ))}
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {list.rows.map((row) => (
                <Table.Row key={rowKey(row)} className={style.row} {...near(row)}>
                  {shown.map((column, place) =>
                    place === 0 ? (
                      <Table.HeaderCell key={column.key} scope="row" align={column.align}>
                        {column.cell(row)}
                      </Table.HeaderCell>
                    ) : (
                      <Table.DataCell key={column.key} align={column.align}>
                        {column.cell(row)}
                      </Table.DataCell>
                    ),
                  )}
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        ) : (
          <ul className={style.cards} aria-label={label}>
            {list.rows.map((row) => (
              <li key={rowKey(row)} className={style.card} {...near(row)}>
                {card(row)}
              </li>
            ))}
          </ul>
        )}
      </div>
      {list.error && <ProblemAlert error={list.error} onRetry={list.retry} />}
      {list.more && (
        <HStack gap="space-16" align="center">
          <Button variant="secondary" size="small" loading={list.isLoadingMore} onClick={list.more}>
            {t("list.more")}
          </Button>
          {list.total !== undefined && (
            <span className={style.count} role="status">
              {t("list.shown", { shown: list.rows.length, count: list.total })}
            </span>
          )}
        </HStack>
      )}
    </VStack>
  );
}

function nextOrder(state: ListState, sort: string): Order {
  return state.sort === sort && state.order === "ascending" ? "descending" : "ascending";
}

function isFiltered(filters: readonly ListFilter[], state: ListState): boolean {
  return state.text !== "" || filters.some((filter) => state.all(filter.name).length > 0);
}

function ListSearch({ label, state }: { label: string; state: ListState }) {
  const [typed, setTyped] = useState(state.text);
  const asked = useDelayed(typed, 250);
  // A cleared list clears the field.
  const [seen, setSeen] = useState(state.text);
  if (seen !== state.text) {
    setSeen(state.text);
    if (state.text !== asked) setTyped(state.text);
  }
  const { setText } = state;
  useEffect(() => {
    if (asked === typed && asked !== state.text) setText(asked);
  }, [asked, typed, state.text, setText]);
  return (
    <form role="search" className={style.search} onSubmit={(event) => event.preventDefault()}>
      <Search
        size="small"
        variant="simple"
        hideLabel={false}
        label={label}
        autoComplete="off"
        value={typed}
        onChange={setTyped}
        onClear={() => {
          setTyped("");
          setText("");
        }}
      />
    </form>
  );
}

function ActiveFilters({ filters, state }: { filters: readonly ListFilter[]; state: ListState }) {
  const t = useTexts("parts");
  const chips = filters.flatMap((filter) =>
    state.all(filter.name).map((value) => ({
      name: filter.name,
      value,
      text:
        filter.kind === "yes"
          ? filter.legend
          : (filter.options.find((option) => option.value === value)?.text ?? value),
    })),
  );
  if (chips.length === 0) return null;
  return (
    <Chips size="small" aria-label={t("list.active_filters")}>
      {chips.map(({ name, value, text }) => (
        <Chips.Removable key={`${name} ${value}`} onClick={() => state.toggle(name, value)}>
          {text}
        </Chips.Removable>
      ))}
      {chips.length > 1 && (
        <Button size="xsmall" variant="tertiary" onClick={state.clear}>
          {t("list.clear_filters")}
        </Button>
      )}
    </Chips>
  );
}

/** Where there is no heading to press, the order is chosen from a list. */
function SortChoice<Row>({ columns, state }: { columns: readonly ListColumn<Row>[]; state: ListState }) {
  const t = useTexts("parts");
  const table = useWide(768);
  const sortable = columns.filter((column) => column.sort !== undefined);
  if (table || sortable.length === 0) return null;
  return (
    <Select
      size="small"
      label={t("list.sort")}
      value={`${state.sort ?? ""} ${state.order}`}
      onChange={(event) => {
        const [sort, order] = event.target.value.split(" ");
        if (sort) state.setSort(sort, order as Order);
      }}
    >
      {sortable.flatMap((column) =>
        (["ascending", "descending"] as const).map((order) => (
          <option key={`${column.sort} ${order}`} value={`${column.sort} ${order}`}>
            {`${column.heading}, ${t(`list.${order}`)}`}
          </option>
        )),
      )}
    </Select>
  );
}
