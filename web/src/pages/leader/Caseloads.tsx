import { BodyShort, HStack, Link, Table, Tag } from "@navikt/ds-react";
import { Link as RouterLink } from "react-router-dom";
import type { Schemas } from "../../api/client";
import { PhaseChip } from "../../parts/PhaseChip";
import { RelativeDay } from "../../parts/RelativeDay";
import { SideScroll } from "../../parts/SideScroll";
import { paths } from "../../shell/paths";
import { useTexts } from "../../texts";

/** Who follows how many, by name: people are not ranked. */
export function Caseloads({ rows }: { rows: readonly Schemas["CaseloadRow"][] }) {
  const t = useTexts("team");
  if (rows.length === 0) return <BodyShort textColor="subtle">{t("caseloads_none")}</BodyShort>;
  const sorted = [...rows].sort((a, b) => a.employee.name.localeCompare(b.employee.name, "nb"));
  return (
    <SideScroll label={t("caseloads")}>
      <Table size="small" aria-label={t("caseloads")}>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell scope="col">{t("column.consultant")}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t("column.caseload")}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t("column.without_next")}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t("column.overdue")}</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {sorted.map((row) => (
            <Table.Row key={row.employee.id}>
              <Table.HeaderCell scope="row">
                <Link as={RouterLink} to={paths.participantsOf(row.employee.id)}>
                  {row.employee.name}
                </Link>
                <HStack gap="space-8" align="center">
                  <PhaseChip phase={row.phase} size="xsmall" />
                  {row.is_new && (
                    <Tag size="xsmall" variant="outline" data-color="info">
                      {t("is_new")}
                    </Tag>
                  )}
                  {row.ends_day && (
                    <BodyShort as="span" size="small">
                      {t("ends")} <RelativeDay day={row.ends_day} />
                    </BodyShort>
                  )}
                </HStack>
              </Table.HeaderCell>
              <Table.DataCell>
                {row.ceiling === null
                  ? row.caseload
                  : t("of", { caseload: row.caseload, ceiling: row.ceiling })}
              </Table.DataCell>
              <Table.DataCell>{row.without_next_date}</Table.DataCell>
              <Table.DataCell>{row.overdue}</Table.DataCell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </SideScroll>
  );
}
