import { Link, Table, VStack, Heading } from "@navikt/ds-react";
import { Link as RouterLink } from "react-router-dom";
import { paths } from "../../shell/paths";
import { useTexts } from "../../texts";
import { dayNumber, useDays } from "../../texts/days";
import { SideScroll } from "../SideScroll";
import { type RingsData, type Span } from "./geometry";

/** The rings in words: the same lines as three tables, for those who read better than they see, and for print. */
export function RingsTable({ data }: { data: RingsData }) {
  const t = useTexts("rings");
  const { figures: day } = useDays();
  const phases = (spans: readonly Span[]) =>
    spans.map((span) =>
      t("span", { phase: t(`phase.${span.phase}`), first: day(span.first_day), last: day(span.last_day) }),
    );

  return (
    <VStack gap="space-32">
      <section>
        <Heading level="3" size="small" spacing>
          {t("contract")}
        </Heading>
        <SideScroll label={t("contract")}>
          <Table size="small">
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell scope="col">{t("column.part")}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t("column.first")}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t("column.last")}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t("column.decision")}</Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {data.spans.map((span) => (
                <Table.Row key={span.first_day}>
                  <Table.HeaderCell scope="row">{t(`phase.${span.phase}`)}</Table.HeaderCell>
                  <Table.DataCell>{day(span.first_day)}</Table.DataCell>
                  <Table.DataCell>{day(span.last_day)}</Table.DataCell>
                  <Table.DataCell>—</Table.DataCell>
                </Table.Row>
              ))}
              {data.options.map((option) => (
                <Table.Row key={option.ordinal}>
                  <Table.HeaderCell scope="row">{t("option", { ordinal: option.ordinal })}</Table.HeaderCell>
                  <Table.DataCell>{day(option.first_day)}</Table.DataCell>
                  <Table.DataCell>{day(option.last_day)}</Table.DataCell>
                  <Table.DataCell>
                    {option.decision === "open"
                      ? t("decideBy", { day: day(option.decide_by_day) })
                      : t(`decision.${option.decision}`)}
                  </Table.DataCell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </SideScroll>
      </section>
      <section>
        <Heading level="3" size="small" spacing>
          {t("consultants", { count: data.consultants.length })}
        </Heading>
        <SideScroll label={t("consultants", { count: data.consultants.length })}>
          <Table size="small">
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell scope="col">{t("column.name")}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t("column.phases")}</Table.HeaderCell>
                <Table.HeaderCell scope="col" align="right">
                  {t("column.caseload")}
                </Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {data.consultants.map((consultant) => (
                <Table.Row key={consultant.employee}>
                  <Table.HeaderCell scope="row">
                    <Link as={RouterLink} to={paths.employee(consultant.employee)}>
                      {consultant.name}
                    </Link>
                  </Table.HeaderCell>
                  <Table.DataCell>{phases(consultant.spans).join(", ")}</Table.DataCell>
                  <Table.DataCell align="right">{consultant.caseload}</Table.DataCell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </SideScroll>
      </section>
      <section>
        <Heading level="3" size="small" spacing>
          {t("participants", { count: data.participants.length })}
        </Heading>
        <SideScroll label={t("participants", { count: data.participants.length })}>
          <Table size="small">
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell scope="col">{t("column.name")}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t("column.phases")}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t("column.lead")}</Table.HeaderCell>
                <Table.HeaderCell scope="col" align="right">
                  {t("column.gapDays")}
                </Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {data.participants.map((participant) => {
                const name = participant.protected ? t("protected") : (participant.name ?? t("nameless"));
                const gapDays = participant.gaps.reduce(
                  (sum, gap) => sum + dayNumber(gap.last_day) - dayNumber(gap.first_day) + 1,
                  0,
                );
                return (
                  <Table.Row key={participant.participation}>
                    <Table.HeaderCell scope="row">
                      {participant.readable ? (
                        <Link as={RouterLink} to={paths.participation(participant.participation)}>
                          {name}
                        </Link>
                      ) : (
                        name
                      )}
                    </Table.HeaderCell>
                    <Table.DataCell>{phases(participant.spans).join(", ")}</Table.DataCell>
                    <Table.DataCell>{participant.lead?.name ?? t("nobody")}</Table.DataCell>
                    <Table.DataCell align="right">{gapDays}</Table.DataCell>
                  </Table.Row>
                );
              })}
            </Table.Body>
          </Table>
        </SideScroll>
      </section>
    </VStack>
  );
}
