import { Provider } from "@navikt/ds-react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, type RenderResult } from "@testing-library/react";
import type { ReactNode } from "react";
import { createMemoryRouter, RouterProvider } from "react-router-dom";
import { vi } from "vitest";
import type { Problem } from "../api/problem";
import { SessionProvider, type Session } from "../api/session";

/** The router's next version behaves so; the page already does. */
const routerFuture = {
  v7_relativeSplatPath: true,
  v7_fetcherPersist: true,
  v7_normalizeFormMethod: true,
  v7_partialHydration: true,
  v7_skipActionErrorRevalidation: true,
} as const;

/** A consultant of an invented office, on a Wednesday. */
export const aSession: Session = {
  state: "signed_in",
  name: "Kari Konsulent",
  username: "kari",
  role: "consultant",
  roles: ["consultant", "leader"],
  language: "nb",
  employee: "00000000-0000-4000-8000-000000000001",
  participation: null,
  second_factor: true,
  organisation: "Eksempel Arbeid AS",
  invented: true,
  setup_needed: false,
  idle_seconds: 1800,
  ends_at: "2025-03-12T18:00:00Z",
  today: "2025-03-12",
};

export function aProblem(problem: Partial<Problem> & Pick<Problem, "status" | "code">): Problem {
  return {
    type: "about:blank",
    title: problem.code,
    field: null,
    values: [],
    source: null,
    faults: [],
    incident: null,
    retry_after_seconds: null,
    current: null,
    ...problem,
  };
}

/** Shows a part or a page as somebody signed in would meet it. The routes are those that links may lead to. */
export function show(
  element: ReactNode,
  {
    at = "/",
    path = "*",
    session = aSession,
    elsewhere = {},
  }: {
    at?: string;
    path?: string;
    session?: Session;
    elsewhere?: Record<string, ReactNode>;
  } = {},
): RenderResult & { router: ReturnType<typeof createMemoryRouter> } {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = createMemoryRouter(
    [{ path, element }, ...Object.entries(elsewhere).map(([path, element]) => ({ path, element }))],
    { initialEntries: [at], future: routerFuture },
  );
  const result = render(
    <QueryClientProvider client={client}>
      <Provider>
        <SessionProvider value={session}>
          <RouterProvider router={router} future={{ v7_startTransition: true }} />
        </SessionProvider>
      </Provider>
    </QueryClientProvider>,
  );
  return { ...result, router };
}

export interface Sent {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Headers;
  body: unknown;
}
type Answer = { status?: number; body: unknown } | ((sent: Sent) => { status?: number; body: unknown });

/**
 * Answers in place of the server, by "METHOD /path"; what was sent can be looked at afterwards. A request that nobody
 * foresaw fails the test.
 */
export function serverAnswers(answers: Record<string, Answer>): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    const url = new URL(request.url);
    const text = await request.text();
    const one: Sent = {
      method: request.method,
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: text ? (JSON.parse(text) as unknown) : undefined,
    };
    sent.push(one);
    const found = answers[`${one.method} ${one.path}`];
    if (!found) throw new Error(`no answer for ${one.method} ${one.path}`);
    const { status = 200, body } = typeof found === "function" ? found(one) : found;
    return new Response(JSON.stringify(body), {
      status,
      headers: { "Content-Type": status < 400 ? "application/json" : "application/problem+json" },
    });
  });
  return sent;
}
