import { PencilIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, Heading, HStack, ReadMore, Table, Tag } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { Link as RouterLink, useParams } from "react-router-dom";
import { answer, api, type Schemas } from "../../api/client";
import { useSession } from "../../api/session";
import { BackLink } from "../../parts/BackLink";
import { PageHeading } from "../../parts/PageHeading";
import { PhaseChip } from "../../parts/PhaseChip";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { DaySpan, RelativeDay, ShortDay } from "../../parts/RelativeDay";
import { Rings } from "../../parts/rings/Rings";
import { RingsTable } from "../../parts/rings/RingsTable";
import { Section } from "../../parts/Section";
import { SkeletonList, SkeletonPage } from "../../parts/Skeletons";
import { paths } from "../../shell/paths";
import { useTexts } from "../../texts";
import style from "./Contract.module.css";
import { contractQuery } from "./contractQuery";
import { DecideOption } from "./DecideOption";
import { Facts } from "./Facts";
import { Terms } from "./Terms";

type View = Schemas["ContractView"];

/** One contract: its three rings, how its demands stand today, and its options with their days. */
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
            <Button
              as={RouterLink}
              to={`${paths.contract(id)}/correct`}
              size="small"
              variant="secondary"
              icon={<PencilIcon aria-hidden />}
            >
              {form("correct.open")}
            </Button>
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
        <div className={style.columns}>
          <Section title={t("demands")}>
            <Demands demands={contract.demands} />
          </Section>
          <Section title={t("options")}>
            <Options contract={contract} />
          </Section>
        </div>
        <Terms contract={contract} />
        <Facts contract={contract} />
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

function Demands({ demands }: { demands: View["demands"] }) {
  const t = useTexts("contract");
  if (demands.length === 0) return <BodyShort textColor="subtle">{t("demands_none")}</BodyShort>;
  return (
    <div className={style.scroll}>
      <Table size="small" aria-label={t("demands")}>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell scope="col">{t("column.demand")}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t("column.demanded")}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t("column.actual")}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t("column.met")}</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {demands.map((demand) => (
            <Table.Row key={demand.kind}>
              <Table.HeaderCell scope="row" title={demand.source}>
                {demand.text}
              </Table.HeaderCell>
              <Table.DataCell>{demand.demanded}</Table.DataCell>
              <Table.DataCell>{demand.actual ?? t("unknown")}</Table.DataCell>
              <Table.DataCell>
                {demand.met === null ? (
                  t("unknown")
                ) : (
                  <Tag size="xsmall" variant="moderate" data-color={demand.met ? "success" : "danger"}>
                    {demand.met ? t("met") : t("not_met")}
                  </Tag>
                )}
              </Table.DataCell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}

function Options({ contract }: { contract: View }) {
  const t = useTexts("contract");
  if (contract.options.length === 0) return <BodyShort textColor="subtle">{t("options_none")}</BodyShort>;
  return (
    <ol className={style.list}>
      {contract.options.map((option) => (
        <li key={option.ordinal} className={style.row}>
          <Heading level="3" size="xsmall">
            {t("option", { ordinal: option.ordinal })}
          </Heading>
          <span>
            <DaySpan from={option.first_day} to={option.last_day} />
          </span>
          {option.decision === "open" ? (
            <>
              <span>
                {t("decide_by")} <RelativeDay day={option.decide_by_day} />
              </span>
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
