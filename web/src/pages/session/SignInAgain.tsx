import { BodyLong, Button, Dialog, VStack } from "@navikt/ds-react";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { answer, api } from "../../api/client";
import { isSessionLost, onLostSession, settleLostSession } from "../../api/lost_session";
import { forgetAllButSession, readSession, takeSession, useSession, type Session } from "../../api/session";
import { useTexts } from "../../texts";
import { SignInSteps } from "./SignInSteps";

/**
 * Opens over the page when the session is lost. The page below stays as it is, with all that was typed; after signing
 * in, what waited is sent. If somebody else signs in, they get a fresh page: what the first one typed is not theirs.
 */
export function SignInAgain() {
  const t = useTexts("session");
  const lost = useSyncExternalStore(onLostSession, isSessionLost);
  const before = useSession();
  const client = useQueryClient();
  const [state, setState] = useState<Session["state"]>("signed_out");

  // Nobody is left to answer what waits when the page goes away.
  useEffect(() => () => settleLostSession("given_up"), []);

  async function goOn(session: Session) {
    setState(session.state);
    if (session.state === "enrol_second_factor") return startAfresh(session);
    if (session.state !== "signed_in") return;
    if (session.username !== before.username) return startAfresh(session);
    const role = before.role;
    const same =
      session.role === role || role === null
        ? session
        : await answer(api.POST("/api/session/role", { body: { role } }));
    takeSession(client, same);
    setState("signed_out");
    settleLostSession("signed_in");
  }

  function startAfresh(session: Session) {
    settleLostSession("given_up");
    forgetAllButSession(client);
    takeSession(client, session);
  }

  return (
    <Dialog open={lost}>
      <Dialog.Popup closeOnOutsideClick={false} width="small" role="alertdialog">
        <Dialog.Header withClosebutton={false}>
          <Dialog.Title>{state === "second_factor" ? t("code.title") : t("again.title")}</Dialog.Title>
        </Dialog.Header>
        <Dialog.Body>
          <VStack gap="space-20">
            <BodyLong>{t("again.kept")}</BodyLong>
            <SignInSteps
              state={state}
              username={before.username ?? undefined}
              onSession={(session) => void goOn(session)}
            />
            <Button variant="tertiary" size="small" onClick={async () => startAfresh(await readSession())}>
              {t("again.leave")}
            </Button>
          </VStack>
        </Dialog.Body>
      </Dialog.Popup>
    </Dialog>
  );
}
