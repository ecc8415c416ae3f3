import { Suspense, useEffect } from "react";
import { Outlet } from "react-router-dom";
import { SessionProvider, useSessionQuery } from "../api/session";
import { EntrancePage } from "../pages/session/EntrancePage";
import { EnrolSecondFactor, LoginPage, SetupPage } from "../pages/session/lazy";
import { ProblemAlert } from "../parts/ProblemAlert";
import { changeLanguage } from "../texts";
import { LoadingPage } from "./LoadingPage";

/** Who may come in: asks the server who I am and shows what has to be done first. */
export function Gate() {
  return (
    <Suspense fallback={<LoadingPage />}>
      <Entrance />
    </Suspense>
  );
}

function Entrance() {
  const query = useSessionQuery();
  const session = query.data;
  const language = session && session.state !== "signed_out" ? session.language : null;
  useEffect(() => {
    if (language) void changeLanguage(language);
  }, [language]);

  if (query.isPending) return <LoadingPage />;
  if (!session) {
    return (
      <EntrancePage>
        <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      </EntrancePage>
    );
  }
  if (session.setup_needed) return <SetupPage />;
  switch (session.state) {
    case "signed_out":
    case "second_factor":
      return <LoginPage session={session} />;
    case "enrol_second_factor":
      return <EnrolSecondFactor session={session} />;
    case "signed_in":
      return (
        <SessionProvider value={session}>
          <Outlet />
        </SessionProvider>
      );
  }
}
