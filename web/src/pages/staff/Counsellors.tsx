import { Buildings3Icon } from "@navikt/aksel-icons";
import { HStack } from "@navikt/ds-react";
import { useQueryClient } from "@tanstack/react-query";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { useKeyset } from "../../api/keyset";
import { LinkButton } from "../../parts/LinkButton";
import { AccountTag } from "../../parts/AccountTag";
import { DataList, type ListColumn } from "../../parts/DataList";
import { EmptyState } from "../../parts/EmptyState";
import { FactList } from "../../parts/FactList";
import { Invite } from "../../parts/Invite";
import { PageHeading } from "../../parts/PageHeading";
import { useListState } from "../../parts/useListState";
import { useTexts } from "../../texts";

type Row = Schemas["CounsellorView"];

/** The agency's counsellors, as the lists name them, and their invitations. */
export default function Counsellors() {
  const t = useTexts("counsellors");
  const client = useQueryClient();
  const state = useListState();
  const list = useKeyset<Row>(["counsellors", state.key], async (_, signal) => {
    const { rows } = await answer(
      api.GET("/api/counsellors", { params: { query: { q: state.text || undefined } }, signal }),
    );
    return { rows, next_cursor: null, total: rows.length };
  });
  const contact = (row: Row) => [row.email, row.phone].filter(Boolean).join(", ");
  const invite = (row: Row) => (
    <Invite
      name={row.name}
      again={row.account !== "none"}
      username={row.email ?? ""}
      size="xsmall"
      send={({ username }, key) =>
        answer(
          api.POST("/api/counsellors/{counsellor}/invitation", {
            params: { path: { counsellor: row.id }, header: keyHeader(key) },
            body: { username },
          }),
        )
      }
      onDone={() => void client.invalidateQueries({ queryKey: ["counsellors"] })}
    />
  );
  const columns: ListColumn<Row>[] = [
    { key: "name", heading: t("column.name"), cell: (row) => row.name },
    { key: "office", heading: t("column.office"), cell: (row) => row.office },
    { key: "contact", heading: t("column.contact"), cell: contact },
    { key: "referred", heading: t("column.referred"), cell: (row) => row.referred },
    {
      key: "account",
      heading: t("column.account"),
      cell: (row) => (
        <HStack gap="space-12" align="center">
          <AccountTag account={row.account} />
          {invite(row)}
        </HStack>
      ),
    },
  ];
  return (
    <>
      <PageHeading title={t("title")}>{t("intro")}</PageHeading>
      <DataList
        label={t("title")}
        list={list}
        state={state}
        columns={columns}
        searchLabel={t("search")}
        rowKey={(row) => row.id}
        count={(total) => t("count", { count: total })}
        card={(row) => (
          <>
            <HStack justify="space-between" gap="space-8">
              <strong>{row.name}</strong>
              <AccountTag account={row.account} />
            </HStack>
            <FactList
              beside
              facts={[
                [t("column.office"), row.office],
                [t("column.contact"), contact(row)],
                [t("column.referred"), row.referred],
              ]}
            />
            {invite(row)}
          </>
        )}
        empty={
          <EmptyState
            icon={<Buildings3Icon aria-hidden />}
            title={t("none")}
            action={
              <LinkButton to="/imports" size="small">
                {t("import")}
              </LinkButton>
            }
          >
            {t("none_help")}
          </EmptyState>
        }
      />
    </>
  );
}
