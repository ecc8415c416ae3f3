import { PencilIcon } from "@navikt/aksel-icons";
import { BodyShort, Heading, HStack, ReadMore } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router-dom";
import { answer, api, type Schemas } from "../../api/client";
import { useSession } from "../../api/session";
import { LinkButton } from "../../parts/LinkButton";
import { BackLink } from "../../parts/BackLink";
import { PageHeading } from "../../parts/PageHeading";
import { PhaseChip } from "../../parts/PhaseChip";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { DaySpan, ShortDay } from "../../parts/RelativeDay";
import { Rings } from "../../parts/rings/Rings";
import { RingsTable } from "../../parts/rings/RingsTable";
import { Section } from "../../parts/Section";
import { SkeletonList, SkeletonPage } from "../../parts/Skeletons";
import { paths } from "../../shell/paths";
import { useTexts } from "../../texts";
import style from "./Contract.module.css";
import { contractQuery } from "./contractQuery";
import { DecideBy } from "./DecideBy";
import { DecideOption } from "./DecideOption";
import { Facts } from "./Facts";
import { Terms } from "./Terms";

type View = Schemas["ContractView"];

/** One contract: its three rings, its demands and how they stand today, its options with their days, and what is registered. */
export default function Contract() {
  const t = useTexts("contract");
  const { contract: id = "" } = useParams();
  const form = useTexts("contract_form");
  const { role } = useSession();
  const query = useQuery(contractQuery(id));
  if (query.isPending) return <SkeletonPage />;
  if (!query.data) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  const contract = query.data;
  return (
    <>
      <BackLink to="/contracts">{t("title")}</BackLink>
      <PageHeading
        title={contract.name}
        actions={
          contract.acts.includes("change") && (
            <LinkButton
              to={`${paths.contract(id)}/correct`}
              size="small"
              variant="secondary"
              icon={<PencilIcon aria-hidden />}
            >
              {form("correct.open")}
            </LinkButton>
          )
        }
      >
        <HStack gap="space-8" align="center">
          <PhaseChip phase={contract.phase} circle="contract" />
          <BodyShort textColor="subtle">
            {contract.number} · {contract.measure.text} · {contract.buyer} ·{" "}
            <DaySpan from={contract.first_day} to={contract.last_day} /> ·{" "}
            {t("days_left", { count: contract.days_left })}
          </BodyShort>
        </HStack>
      </PageHeading>
      <div className={style.stack}>
        <Section title={t("rings")}>
          {role === "administrator" && <BodyShort textColor="subtle">{form("no_participants")}</BodyShort>}
          <RingsOf contract={id} />
        </Section>
        <Terms contract={contract} />
        <Facts contract={contract}>
          <Section title={t("options")}>
            <Options contract={contract} />
          </Section>
        </Facts>
      </div>
    </>
  );
}

function RingsOf({ contract }: { contract: string }) {
  const t = useTexts("contract");
  const query = useQuery({
    queryKey: ["rings", contract],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/contracts/{contract}/rings", { params: { path: { contract } }, signal })),
  });
  if (query.isPending) return <SkeletonList rows={1} height={480} />;
  if (!query.data) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <Rings data={query.data} />
      <ReadMore header={t("as_table")}>
        <RingsTable data={query.data} />
      </ReadMore>
    </>
  );
}

/** What follows an option that was not taken cannot be taken either. */
const isDeclined = ({ decision }: View["options"][number]) => decision === "declined";

function Options({ contract }: { contract: View }) {
  const t = useTexts("contract");
  if (contract.options.length === 0) return <BodyShort textColor="subtle">{t("options_none")}</BodyShort>;
  return (
    <ol className={style.list}>
      {contract.options.map((option, place) => (
        <li key={option.ordinal} className={style.row}>
          <Heading level="3" size="xsmall">
            {t("option", { ordinal: option.ordinal })}
          </Heading>
          <span>
            <DaySpan from={option.first_day} to={option.last_day} />
          </span>
          {option.decision === "open" && contract.options.slice(0, place).some(isDeclined) ? (
            <span>{t("lapses", { ordinal: contract.options.find(isDeclined)?.ordinal })}</span>
          ) : option.decision === "open" ? (
            <>
              <DecideBy day={option.decide_by_day} />
              {contract.acts.includes("decide_option") && (
                <DecideOption contract={contract} ordinal={option.ordinal} />
              )}
            </>
          ) : (
            <span>
              {t(`decision.${option.decision}`)} <ShortDay day={option.decision_day} />
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
