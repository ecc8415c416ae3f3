import { useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { useAct } from "./act";
import { answer, api, keyHeader, type Schemas } from "./client";

export type Session = Schemas["SessionView"];
export type Role = Schemas["Role"];

const sessionKey = ["session"] as const;

export function readSession(): Promise<Session> {
  return answer(api.GET("/api/session"));
}

export function useSessionQuery() {
  return useQuery({ queryKey: sessionKey, queryFn: readSession, staleTime: Infinity });
}

/** Puts a session that came as the answer to an act in force on the page. */
export function takeSession(client: QueryClient, session: Session): void {
  client.setQueryData(sessionKey, session);
}

const forgetters = new Set<() => void>();

/** For what is kept in memory outside the query client: called when another person or role takes over the page. */
export function onForget(forget: () => void): void {
  forgetters.add(forget);
}

/** Another person or another role sees other things: forget all that was read or typed before. */
export function forgetAllButSession(client: QueryClient): void {
  forgetters.forEach((forget) => forget());
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
}

const SessionContext = createContext<Session | null>(null);
export const SessionProvider = SessionContext.Provider;

/** Who I am. Inside the pages somebody is always signed in. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession outside SessionProvider");
  return session;
}

/** The day it is in Norway, as the server sees it (YYYY-MM-DD). */
export function useToday(): string {
  return useSession().today;
}

export function useSignOut() {
  const client = useQueryClient();
  return useAct(() => answer(api.DELETE("/api/session")), {
    onDone: (session) => {
      forgetAllButSession(client);
      takeSession(client, session);
    },
  });
}

export function useChooseRole() {
  const client = useQueryClient();
  return useAct((role: Role) => answer(api.POST("/api/session/role", { body: { role } })), {
    onDone: (session) => {
      forgetAllButSession(client);
      takeSession(client, session);
    },
  });
}

/** Kept with the account, so that it is mine on every machine. The page itself changes when the session says so. */
export function useChooseLanguage() {
  const client = useQueryClient();
  return useAct(
    (language: Session["language"], key) =>
      answer(api.PUT("/api/account/language", { params: { header: keyHeader(key) }, body: { language } })),
    {
      onDone: (session) => {
        takeSession(client, session);
        // Code texts come from the server in the language of the account.
        void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
      },
    },
  );
}
