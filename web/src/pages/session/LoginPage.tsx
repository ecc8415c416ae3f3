import { useQueryClient } from "@tanstack/react-query";
import { takeSession, type Session } from "../../api/session";
import { useTexts } from "../../texts";
import { EntrancePage } from "./EntrancePage";
import { SignInSteps } from "./SignInSteps";

/** Signing in, in one or two steps. The address stays, so that one lands where one wanted to go. */
export default function LoginPage({ session }: { session: Session }) {
  const t = useTexts("session");
  const client = useQueryClient();
  return (
    <EntrancePage
      title={session.state === "second_factor" ? t("code.title") : t("sign_in.title")}
      organisation={session.organisation}
      invented={session.invented}
    >
      <SignInSteps state={session.state} onSession={(next) => takeSession(client, next)} />
    </EntrancePage>
  );
}
