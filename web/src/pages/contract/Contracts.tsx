import { PlusIcon } from "@navikt/aksel-icons";
import { BodyShort, Heading, Link } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { Link as RouterLink } from "react-router-dom";
import { answer, api } from "../../api/client";
import { useSession } from "../../api/session";
import { LinkButton } from "../../parts/LinkButton";
import { EmptyState } from "../../parts/EmptyState";
import { PageHeading } from "../../parts/PageHeading";
import { PhaseChip } from "../../parts/PhaseChip";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { DaySpan } from "../../parts/RelativeDay";
import { SkeletonList } from "../../parts/Skeletons";
import { paths } from "../../shell/paths";
import { useTexts } from "../../texts";
import style from "./Contract.module.css";
import { DecideBy } from "./DecideBy";

/** The contracts that are mine to lead, or to keep. */
export default function Contracts() {
  const t = useTexts("contract");
  const form = useTexts("contract_form");
  const query = useQuery({
    queryKey: ["contracts"],
    queryFn: ({ signal }) => answer(api.GET("/api/contracts", { signal })),
  });
  const keeps = useSession().role === "administrator";
  const register = keeps && (
    <LinkButton to="/contracts/new" size="small" icon={<PlusIcon aria-hidden />}>
      {form("open")}
    </LinkButton>
  );
  return (
    <>
      <PageHeading title={t("title")} actions={register} />
      {query.isPending && <SkeletonList rows={3} height={140} />}
      <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      {query.data?.rows.length === 0 && (
        <EmptyState title={t("none")} action={register}>
          {t(keeps ? "none_help_administrator" : "none_help")}
        </EmptyState>
      )}
      <ul className={style.cards}>
        {query.data?.rows.map((contract) => (
          <li key={contract.id} className={style.card}>
            <Heading level="2" size="small">
              <Link as={RouterLink} to={paths.contract(contract.id)}>
                {contract.name}
              </Link>
            </Heading>
            <PhaseChip phase={contract.phase} />
            <BodyShort textColor="subtle">
              {contract.number} · {contract.measure.text} · {contract.buyer}
            </BodyShort>
            <BodyShort>
              <DaySpan from={contract.first_day} to={contract.last_day} /> ·{" "}
              {t("days_left", { count: contract.days_left })}
            </BodyShort>
            <BodyShort>
              {t("consultants", { count: contract.consultants })},{" "}
              {t("participants", { count: contract.participants })}
            </BodyShort>
            {contract.next_decision_day && <DecideBy day={contract.next_decision_day} />}
          </li>
        ))}
      </ul>
    </>
  );
}
