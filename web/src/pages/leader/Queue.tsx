import { BodyShort, Button, Checkbox, HStack, Link, Table } from "@navikt/ds-react";
import { useState } from "react";
import { Link as RouterLink } from "react-router-dom";
import type { Schemas } from "../../api/client";
import { PersonName, useNameText } from "../../parts/PersonName";
import { RelativeDay } from "../../parts/RelativeDay";
import { SideScroll } from "../../parts/SideScroll";
import { paths } from "../../shell/paths";
import { useTexts } from "../../texts";
import { AssignDialog } from "./AssignDialog";
import style from "./Team.module.css";

/** People who wait, most pressing first; those that are ticked are given to a consultant together. */
export function Queue({
  label,
  rows,
  team,
  none,
}: {
  label: string;
  rows: readonly Schemas["QueueRow"][];
  team: Schemas["TeamOverview"];
  none: string;
}) {
  const t = useTexts("team");
  const nameOf = useNameText();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [assigning, setAssigning] = useState(false);
  // Whoever has left the list since is not chosen any more.
  const chosen = ticked.filter((id) => rows.some(({ participation }) => participation === id));
  if (rows.length === 0) return <BodyShort textColor="subtle">{none}</BodyShort>;

  function tick(participation: string) {
    setTicked(
      chosen.includes(participation)
        ? chosen.filter((id) => id !== participation)
        : [...chosen, participation],
    );
  }

  return (
    <>
      <SideScroll label={label}>
        <Table size="small" aria-label={label}>
          <Table.Header>
            <Table.Row>
              <Table.DataCell>
                <Checkbox
                  size="small"
                  hideLabel
                  checked={chosen.length === rows.length}
                  indeterminate={chosen.length > 0 && chosen.length < rows.length}
                  onChange={() =>
                    setTicked(
                      chosen.length === rows.length ? [] : rows.map(({ participation }) => participation),
                    )
                  }
                >
                  {t("choose_all")}
                </Checkbox>
              </Table.DataCell>
              <Table.HeaderCell scope="col">{t("column.name")}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t("column.referred")}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t("column.due")}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t("column.lead")}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {rows.map((row) => (
              <Table.Row key={row.participation} selected={chosen.includes(row.participation)}>
                <Table.DataCell>
                  <Checkbox
                    size="small"
                    hideLabel
                    checked={chosen.includes(row.participation)}
                    onChange={() => tick(row.participation)}
                  >
                    {t("choose", { name: nameOf(row.person) })}
                  </Checkbox>
                </Table.DataCell>
                <Table.HeaderCell scope="row">
                  <Link as={RouterLink} to={paths.participation(row.participation)}>
                    <PersonName name={row.person} />
                  </Link>
                </Table.HeaderCell>
                <Table.DataCell>
                  <RelativeDay day={row.referral_day} />
                </Table.DataCell>
                <Table.DataCell>
                  <RelativeDay day={row.due_day} />
                </Table.DataCell>
                <Table.DataCell>{row.lead?.name ?? t("nobody")}</Table.DataCell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </SideScroll>
      <HStack gap="space-12" align="center" className={style.bar}>
        <Button size="small" disabled={chosen.length === 0} onClick={() => setAssigning(true)}>
          {t("assign.open")}
        </Button>
        <span role="status">{chosen.length > 0 && t("chosen", { count: chosen.length })}</span>
      </HStack>
      {assigning && (
        <AssignDialog
          participations={chosen}
          caseloads={team.caseloads}
          onClose={() => setAssigning(false)}
          onDone={() => {
            setAssigning(false);
            setTicked([]);
          }}
        />
      )}
    </>
  );
}
