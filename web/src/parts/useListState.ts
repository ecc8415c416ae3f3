import { useEffect, useMemo, useRef } from "react";
import { useLocation, useNavigate, useNavigation, useSearchParams } from "react-router-dom";
import { onForget } from "../api/session";

export type Order = "ascending" | "descending";

export interface ListState {
  /** The values of a filter, in the order they were chosen. */
  all: (name: string) => string[];
  one: (name: string) => string | undefined;
  set: (name: string, values: string[] | string | undefined) => void;
  toggle: (name: string, value: string) => void;
  clear: () => void;
  /** What is searched for within the list. */
  text: string;
  setText: (text: string) => void;
  sort: string | undefined;
  order: Order;
  setSort: (sort: string, order?: Order) => void;
  /** Changes when anything that the server is asked about changes: for the query's key. */
  key: string;
}

const sortNames = ["sort", "order"];
/** How each list was left, by its address; so that the menu leads back to the list as it was. Gone with the page. */
const leftAs = new Map<string, { search: string; text: string }>();
onForget(() => leftAs.clear());

/**
 * What a list shows, kept in the address: filters, sort. They survive a reload, a link to a colleague, and the way back
 * from a file. What is searched for is often a name, so it is kept in the history's own state instead of the address.
 */
export function useListState(initial: { sort?: string; order?: Order } = {}): ListState {
  const [params, setParams] = useSearchParams();
  const { pathname, search, state } = useLocation() as { pathname: string; search: string; state: unknown };
  const navigate = useNavigate();
  const goingTo = useNavigation().location?.pathname ?? pathname;
  const text = textOf(state);

  // Arriving by a bare address: as it was left.
  const arrived = useRef(false);
  useEffect(() => {
    if (!arrived.current) {
      arrived.current = true;
      const left = leftAs.get(pathname);
      if (search === "" && text === "" && left && (left.search || left.text)) {
        void navigate({ search: left.search }, { replace: true, state: { listText: left.text } });
        return;
      }
    }
    leftAs.set(pathname, { search, text });
  }, [pathname, search, text, navigate]);

  return useMemo(() => {
    const write = (change: (next: URLSearchParams) => void, nextText = text) => {
      // The list stays in sight while the page that was asked for is fetched. What was typed just before is of no use
      // any more, and must not call the reader back.
      if (goingTo !== pathname) return;
      const next = new URLSearchParams(params);
      change(next);
      setParams(next, { replace: true, preventScrollReset: true, state: { listText: nextText } });
    };
    return {
      all: (name) => params.getAll(name),
      one: (name) => params.get(name) ?? undefined,
      set: (name, values) =>
        write((next) => {
          next.delete(name);
          for (const value of values === undefined ? [] : [values].flat()) next.append(name, value);
        }),
      toggle: (name, value) =>
        write((next) => {
          const values = next.getAll(name);
          next.delete(name);
          const kept = values.includes(value)
            ? values.filter((other) => other !== value)
            : [...values, value];
          for (const one of kept) next.append(name, one);
        }),
      clear: () =>
        write((next) => {
          for (const name of [...next.keys()]) if (!sortNames.includes(name)) next.delete(name);
        }, ""),
      text,
      setText: (typed) => write(() => {}, typed),
      sort: params.get("sort") ?? initial.sort,
      order: (params.get("order") as Order | null) ?? initial.order ?? "ascending",
      setSort: (sort, order) =>
        write((next) => {
          next.set("sort", sort);
          next.set("order", order ?? "ascending");
        }),
      key: `${params.toString()}&${text}`,
    };
  }, [params, setParams, text, pathname, goingTo, initial.sort, initial.order]);
}

function textOf(state: unknown): string {
  if (
    typeof state === "object" &&
    state !== null &&
    "listText" in state &&
    typeof state.listText === "string"
  ) {
    return state.listText;
  }
  return "";
}
