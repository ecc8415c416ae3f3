import { Provider, Theme } from "@navikt/ds-react";
import { en, nb, nn } from "@navikt/ds-react/locales";
import { QueryClientProvider } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { createBrowserRouter, Navigate, RouterProvider, type RouteObject } from "react-router-dom";
import { makeQueryClient } from "./api/queries";
import { useSession } from "./api/session";
import { AppShell } from "./shell/AppShell";
import { BrokenPage } from "./shell/BrokenPage";
import { Gate } from "./shell/Gate";
import { homeOf, pageRoutes, type PageRoute } from "./shell/routes";
import { NotFound } from "./shell/NotFound";
import { useTheme } from "./shell/preferences";
import { useLanguage } from "./texts";

const akselTexts = { nb, nn, en };

function Home() {
  const home = homeOf(useSession().role);
  return home ? <Navigate to={home} replace /> : <NotFound />;
}

/** The page of a route for those it is for. */
function pageFor(route: PageRoute, Page: React.ComponentType) {
  return function PageOfRole() {
    const { role } = useSession();
    return role && route.roles.includes(role) ? <Page /> : <NotFound />;
  };
}

function routeOf(route: PageRoute): RouteObject {
  return {
    path: route.path,
    lazy: async () => ({ Component: pageFor(route, (await route.page()).default) }),
    errorElement: <BrokenPage />,
  };
}

function makeRouter() {
  return createBrowserRouter(
    [
      {
        errorElement: <BrokenPage />,
        children: [
          {
            path: "/invitation/:token",
            lazy: async () => ({ Component: (await import("./pages/session/InvitationPage")).default }),
          },
          {
            element: <Gate />,
            children: [
              {
                element: <AppShell />,
                children: [
                  { index: true, element: <Home /> },
                  ...pageRoutes.map(routeOf),
                  { path: "*", element: <NotFound /> },
                ],
              },
            ],
          },
        ],
      },
    ],
    {
      // The router's next version behaves so; then there is nothing to change.
      future: {
        v7_relativeSplatPath: true,
        v7_fetcherPersist: true,
        v7_normalizeFormMethod: true,
        v7_partialHydration: true,
        v7_skipActionErrorRevalidation: true,
      },
    },
  );
}

export function App() {
  const [queryClient] = useState(makeQueryClient);
  const [router] = useState(makeRouter);
  const language = useLanguage();
  const { theme } = useTheme();
  // On the root too, so that dialogs and the edges of the window follow.
  useEffect(() => {
    document.documentElement.classList.remove("light", "dark");
    document.documentElement.classList.add(theme);
  }, [theme]);
  return (
    <QueryClientProvider client={queryClient}>
      <Provider locale={akselTexts[language]}>
        <Theme theme={theme}>
          <RouterProvider router={router} future={{ v7_startTransition: true }} />
        </Theme>
      </Provider>
    </QueryClientProvider>
  );
}
