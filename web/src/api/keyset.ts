import { keepPreviousData, useInfiniteQuery, type QueryKey } from "@tanstack/react-query";
import type { ProblemError } from "./problem";

export interface KeysetPage<Row> {
  rows: Row[];
  next_cursor: string | null;
  total?: number;
}

export interface KeysetList<Row> {
  rows: Row[];
  /** Of all pages, where the server counts them. */
  total: number | undefined;
  isPending: boolean;
  /** The rows shown are still those of the question before. */
  isStale: boolean;
  error: ProblemError | null;
  retry: () => void;
  /** The next page; null when all are shown. */
  more: (() => void) | null;
  isLoadingMore: boolean;
}

/** A list that the server gives page by page, each page telling where the next begins. */
export function useKeyset<Row>(
  key: QueryKey,
  fetchPage: (cursor: string | undefined, signal: AbortSignal) => Promise<KeysetPage<Row>>,
): KeysetList<Row> {
  const query = useInfiniteQuery<
    KeysetPage<Row>,
    ProblemError,
    { pages: KeysetPage<Row>[] },
    QueryKey,
    string | undefined
  >({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam, signal),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const pages = query.data?.pages ?? [];
  return {
    rows: pages.flatMap((page) => page.rows),
    total: pages[0]?.total,
    isPending: query.isPending,
    isStale: query.isPlaceholderData,
    error: query.error,
    retry: () => void query.refetch(),
    more: query.hasNextPage ? () => void query.fetchNextPage() : null,
    isLoadingMore: query.isFetchingNextPage,
  };
}
