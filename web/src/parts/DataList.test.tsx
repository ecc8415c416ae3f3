import { QueryClient } from "@tanstack/react-query";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Link } from "react-router-dom";
import { afterEach, describe, expect, test, vi } from "vitest";
import { answer, api, type Schemas } from "../api/client";
import { useKeyset } from "../api/keyset";
import { expectAccessible } from "../testing/axe";
import { serverAnswers, show, type Sent } from "../testing/page";
import { forgetAllButSession } from "../api/session";
import { DataList, type ListColumn } from "./DataList";
import { EmptyState } from "./EmptyState";
import type { ListFilter } from "./ListFilters";
import { OpensLink } from "./OpensLink";
import { useListState } from "./useListState";

type Firm = Schemas["EmployerView"];
const firm = (number: number): Firm => ({
  id: `20000000-0000-4000-8000-00000000000${number}`,
  version: 1,
  organisation_number: null,
  name: `Firma ${number}`,
  place: "Bergen",
  industry: "Handel",
  jobs: number,
  current_jobs: 0,
});

const columns: ListColumn<Firm>[] = [
  {
    key: "name",
    heading: "Navn",
    sort: "name",
    cell: (row) => <OpensLink to={`/firm/${row.id}`}>{row.name}</OpensLink>,
  },
  { key: "jobs", heading: "Jobber", sort: "jobs", cell: (row) => row.jobs, align: "right" },
];
const filters: ListFilter[] = [
  {
    name: "phase",
    legend: "Hvilken fase?",
    kind: "many",
    options: [
      { value: "start", text: "oppstart" },
      { value: "end", text: "avslutning" },
    ],
  },
  { name: "team", legend: "Team", kind: "one", options: [{ value: "t1", text: "Team Nord" }] },
  { name: "ended", legend: "Vis også avsluttede", kind: "yes" },
];

function Firms() {
  const state = useListState({ sort: "name" });
  const list = useKeyset<Firm>(["firms", state.key], async (cursor, signal) =>
    answer(
      api.GET("/api/employers", {
        params: {
          query: { q: state.text || undefined, cursor, ...{ phase: state.all("phase"), sort: state.sort } },
        },
        signal,
      }),
    ),
  );
  return (
    <>
      <DataList
        label="Firmaer"
        list={list}
        state={state}
        columns={columns}
        filters={filters}
        searchLabel="Søk i firmaer"
        rowKey={(row) => row.id}
        card={(row) => <OpensLink to={`/firm/${row.id}`}>{row.name}</OpensLink>}
        empty={<EmptyState title="Ingen firmaer ennå" />}
      />
      <Link to="/else">Bort</Link>
    </>
  );
}

function answers(pick: (sent: Sent) => Firm[] = () => [firm(1), firm(2)]) {
  return serverAnswers({
    "GET /api/employers": (sent) => ({
      body: {
        rows: sent.query.get("cursor") ? [firm(3)] : pick(sent),
        next_cursor: sent.query.get("cursor") ? null : "next",
      },
    }),
  });
}

function onScreen(width: number) {
  vi.spyOn(window, "matchMedia").mockImplementation(
    (query) =>
      ({
        matches: width >= Number(/min-width: (\d+)px/.exec(query)?.[1] ?? Infinity),
        addEventListener: () => {},
        removeEventListener: () => {},
      }) as unknown as MediaQueryList,
  );
}

const open = (at = "/firms") =>
  show(<Firms />, { at, path: "/firms", elsewhere: { "/else": <Link to="/firms">Tilbake</Link> } });

afterEach(() => forgetAllButSession(new QueryClient()));

describe("a list", () => {
  test("is a table on a wide screen, its rows named by their first cell", async () => {
    onScreen(1600);
    answers();
    const { container } = open();
    const table = await screen.findByRole("table", { name: "Firmaer" });
    expect(within(table).getByRole("rowheader", { name: "Firma 1" })).toBeInTheDocument();
    expect(screen.getByText("2 treff")).toBeInTheDocument();
    await expectAccessible(container);
  });

  test("is cards on a phone, with the filters in a drawer", async () => {
    onScreen(360);
    answers();
    const { container } = open();
    expect(await screen.findByRole("list", { name: "Firmaer" })).toBeInTheDocument();
    expect(screen.queryByRole("table")).not.toBeInTheDocument();
    await expectAccessible(container);
    await userEvent.click(screen.getByRole("button", { name: "Filtrer" }));
    const drawer = await screen.findByRole("dialog", { name: "Filtre" });
    await userEvent.click(within(drawer).getByRole("checkbox", { name: "oppstart" }));
    await userEvent.click(within(drawer).getByRole("button", { name: "Vis 2 treff" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
    expect(screen.getByRole("button", { name: /oppstart/ })).toBeInTheDocument();
  });

  test("keeps its filters in the address, shows them as chips, and lets them go one by one", async () => {
    onScreen(1600);
    const sent = answers();
    const { router } = open();
    await userEvent.click(await screen.findByRole("checkbox", { name: "oppstart" }));
    await userEvent.click(screen.getByRole("checkbox", { name: "avslutning" }));
    expect(router.state.location.search).toBe("?phase=start&phase=end");
    await waitFor(() => expect(sent.at(-1)?.query.getAll("phase")).toEqual(["start", "end"]));

    const chips = screen.getByRole("list", { name: "Aktive filtre" });
    await userEvent.click(within(chips).getByRole("button", { name: /oppstart/ }));
    expect(router.state.location.search).toBe("?phase=end");
    expect(screen.getByRole("checkbox", { name: "oppstart" })).not.toBeChecked();
  });

  test("never puts what is searched for into the address, since it is often a name", async () => {
    onScreen(1600);
    const sent = answers();
    const { router } = open();
    await userEvent.type(await screen.findByLabelText("Søk i firmaer"), "Dal");
    await waitFor(() => expect(sent.at(-1)?.query.get("q")).toBe("Dal"));
    expect(router.state.location.search).not.toContain("Dal");
  });

  test("is as it was left when one comes back to it", async () => {
    onScreen(1600);
    const sent = answers();
    open();
    await userEvent.click(await screen.findByRole("checkbox", { name: "oppstart" }));
    await userEvent.type(screen.getByLabelText("Søk i firmaer"), "Dal");
    await waitFor(() => expect(sent.at(-1)?.query.get("q")).toBe("Dal"));
    await userEvent.click(screen.getByRole("link", { name: "Bort" }));
    await userEvent.click(await screen.findByRole("link", { name: "Tilbake" }));
    expect(await screen.findByRole("checkbox", { name: "oppstart" })).toBeChecked();
    expect(screen.getByLabelText("Søk i firmaer")).toHaveValue("Dal");
  });

  test("fetches more rows on demand", async () => {
    onScreen(1600);
    answers();
    open();
    await userEvent.click(await screen.findByRole("button", { name: "Vis flere" }));
    expect(await screen.findByText("Firma 3")).toBeInTheDocument();
    expect(screen.getByText("Firma 1")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Vis flere" })).not.toBeInTheDocument();
  });

  test("is sorted by its headings, first one way, then the other", async () => {
    onScreen(1600);
    answers();
    const { router } = open();
    await userEvent.click(await screen.findByRole("button", { name: "Jobber" }));
    expect(router.state.location.search).toBe("?sort=jobs&order=ascending");
    await userEvent.click(screen.getByRole("button", { name: "Jobber" }));
    expect(router.state.location.search).toBe("?sort=jobs&order=descending");
  });

  test("tells an empty list from one that is filtered empty", async () => {
    onScreen(1600);
    serverAnswers({ "GET /api/employers": { body: { rows: [], next_cursor: null } } });
    open();
    expect(await screen.findByText("Ingen firmaer ennå")).toBeInTheDocument();
    fireEvent.click(screen.getByRole("checkbox", { name: "oppstart" }));
    expect(await screen.findByText("Ingen passer med filtrene du har valgt.")).toBeInTheDocument();
  });
});
