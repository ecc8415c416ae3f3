import { useQueryClient } from "@tanstack/react-query";
import { takeSession, type Session } from "../../api/session";
import { useTexts } from "../../texts";
import { EnrolSteps } from "./EnrolSteps";
import { EntrancePage } from "./EntrancePage";

/** Staff must have a second factor before they see anybody's record. */
export default function EnrolSecondFactor({ session }: { session: Session }) {
  const t = useTexts("session");
  const client = useQueryClient();
  return (
    <EntrancePage title={t("enrol.title")} organisation={session.organisation} invented={session.invented}>
      <EnrolSteps onDone={(next) => takeSession(client, next)} />
    </EntrancePage>
  );
}
