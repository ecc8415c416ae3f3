import { useRouteError } from "react-router-dom";
import { EntrancePage } from "../pages/session/EntrancePage";
import { ProblemAlert } from "../parts/ProblemAlert";

/** A page that could not be shown: its script did not come, or it failed. Loading it anew is the remedy. */
export function BrokenPage() {
  const error = useRouteError();
  return (
    <EntrancePage>
      <ProblemAlert error={error} onRetry={() => window.location.reload()} />
    </EntrancePage>
  );
}
