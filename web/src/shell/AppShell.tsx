import { Suspense } from "react";
import { Outlet, ScrollRestoration, useNavigation } from "react-router-dom";
import { useSession } from "../api/session";
import { SignInAgain } from "../pages/session/SignInAgain";
import { UndoToasts } from "../parts/UndoToast";
import { useTexts } from "../texts";
import style from "./AppShell.module.css";
import { InventedBanner } from "./InventedBanner";
import { LoadingPage } from "./LoadingPage";
import { TopBar } from "./TopBar";

/** What is always there: who I am, where I can go, search, new note; the page itself is the outlet. */
export function AppShell() {
  const t = useTexts("shell");
  const session = useSession();
  const waiting = useNavigation().state !== "idle";
  return (
    <UndoToasts>
      <div className={style.shell}>
        <a className={style.skip} href="#main">
          {t("skip")}
        </a>
        {session.invented && <InventedBanner />}
        <TopBar />
        <div className={style.progress} data-waiting={waiting || undefined} aria-hidden />
        <main id="main" tabIndex={-1} className={style.main}>
          <Suspense fallback={<LoadingPage />}>
            <Outlet />
          </Suspense>
        </main>
        <SignInAgain />
        <ScrollRestoration />
      </div>
    </UndoToasts>
  );
}
