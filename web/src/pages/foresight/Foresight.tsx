import { LineGraphIcon } from "@navikt/aksel-icons";
import { BodyLong, Tabs } from "@navikt/ds-react";
import { useSearchParams } from "react-router-dom";
import { problemOf } from "../../api/problem";
import { useSession } from "../../api/session";
import { EmptyState } from "../../parts/EmptyState";
import { PageHeading } from "../../parts/PageHeading";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { SkeletonPage } from "../../parts/Skeletons";
import { useTexts } from "../../texts";
import { ContractAhead } from "./ContractAhead";
import { useForesight } from "./foresightQuery";
import { Scenarios } from "./Scenarios";

const tabs = ["contract", "scenarios"] as const;

/** What may come: a leader runs a contract forward and turns what can be turned; scenarios stand beside each other. */
export default function Foresight() {
  const t = useTexts("foresight");
  const { role } = useSession();
  const query = useForesight();
  const [params, setParams] = useSearchParams();
  if (query.isPending) return <SkeletonPage />;
  if (!query.data) {
    if (problemOf(query.error).status !== 404) {
      return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
    }
    return (
      <>
        <PageHeading title={t("title")} />
        <EmptyState title={t("not_here")} icon={<LineGraphIcon aria-hidden />}>
          {t("not_here_text")}
        </EmptyState>
      </>
    );
  }
  const foresight = query.data;
  // A researcher has no contract: how one stands is made of people's records.
  const hasContracts = role !== "researcher";
  const shown = hasContracts && params.get("tab") !== "scenarios" ? "contract" : "scenarios";
  const heading = (
    <PageHeading title={t("title")}>
      <BodyLong textColor="subtle">{t(shown === "contract" ? "intro" : "intro_scenarios")}</BodyLong>
    </PageHeading>
  );
  if (!hasContracts) {
    return (
      <>
        {heading}
        <Scenarios foresight={foresight} />
      </>
    );
  }
  return (
    <>
      {heading}
      <Tabs
        value={shown}
        onChange={(tab) => setParams(tab === "scenarios" ? { tab } : {}, { replace: true })}
      >
        <Tabs.List>
          {tabs.map((tab) => (
            <Tabs.Tab key={tab} value={tab} label={t(`tab.${tab}`)} />
          ))}
        </Tabs.List>
        <Tabs.Panel value="contract">
          {shown === "contract" && <ContractAhead foresight={foresight} />}
        </Tabs.Panel>
        <Tabs.Panel value="scenarios">
          {shown === "scenarios" && <Scenarios foresight={foresight} />}
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
