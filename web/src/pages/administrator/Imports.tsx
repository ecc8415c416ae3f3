import { FileImportIcon } from "@navikt/aksel-icons";
import { BodyLong, Button, FileUpload, HStack, Link, Select, VStack } from "@navikt/ds-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link as RouterLink, useNavigate } from "react-router-dom";
import { answer, api, type Schemas } from "../../api/client";
import { useKeyset } from "../../api/keyset";
import { problemOf } from "../../api/problem";
import { DataList, type ListColumn } from "../../parts/DataList";
import { EmptyState } from "../../parts/EmptyState";
import { FactList } from "../../parts/FactList";
import { OpensLink } from "../../parts/OpensLink";
import { PageHeading } from "../../parts/PageHeading";
import { useProblemText } from "../../parts/problemText";
import { RelativeTime } from "../../parts/RelativeDay";
import { Section } from "../../parts/Section";
import { contractsQuery } from "../../parts/staffQueries";
import { useListState } from "../../parts/useListState";
import { useTexts } from "../../texts";
import style from "./Imports.module.css";
import { asked, mostBytes, readIn, type AskedImport } from "./importFiles";
import { importQuery, importsQuery } from "./importQuery";
import { useCountWords } from "./importWords";
import { ImportStateTag } from "./ImportStateTag";

type Row = Schemas["ImportSummary"];
interface Upload {
  asked: AskedImport;
  /** The same file sent again must carry the same key. */
  key: string;
  view: Schemas["ImportView"] | null;
  error: unknown;
}

/** Files from the agency or a spreadsheet: choosing them, and those that were read in before. */
export default function Imports() {
  const t = useTexts("imports");
  return (
    <>
      <PageHeading title={t("title")}>
        <BodyLong className={style.intro}>{t("intro")}</BodyLong>
      </PageHeading>
      <VStack gap="space-32">
        <ReadIn />
        <Section title={t("earlier")} plain>
          <Earlier />
        </Section>
      </VStack>
    </>
  );
}

/** Sends what is chosen, one file after the other; one alone is opened at once. */
function ReadIn() {
  const t = useTexts("imports");
  const client = useQueryClient();
  const navigate = useNavigate();
  const contracts = useQuery(contractsQuery());
  const [chosen, setChosen] = useState<string | null>(null);
  const [uploads, setUploads] = useState<Upload[]>([]);
  const rows = contracts.data?.rows ?? [];
  // Where there is only one, it is that one.
  const contract = chosen ?? (rows.length === 1 ? (rows[0]?.id ?? "") : "");

  async function send(upload: Upload): Promise<Upload> {
    try {
      const view = await readIn(upload.asked, upload.key);
      client.setQueryData(importQuery(view.id).queryKey, view);
      return { ...upload, view, error: null };
    } catch (error) {
      return { ...upload, error };
    }
  }

  async function sendAll(files: readonly File[]) {
    const fresh = files.map((file) => ({
      asked: asked(file, contract || null),
      key: crypto.randomUUID(),
      view: null,
      error: null,
    }));
    setUploads((before) => [...fresh, ...before]);
    const done: Upload[] = [];
    for (const upload of fresh) {
      const sent = await send(upload);
      done.push(sent);
      setUploads((now) => now.map((one) => (one.key === sent.key ? sent : one)));
    }
    void client.invalidateQueries(importsQuery());
    const only = done.length === 1 ? done[0]?.view : null;
    if (only) void navigate(`/imports/${only.id}`);
  }

  return (
    <Section title={t("new")} icon={<FileImportIcon aria-hidden />}>
      <div className={style.form}>
        <Select
          label={t("contract")}
          description={t("contract_help")}
          value={contract}
          onChange={(event) => setChosen(event.target.value)}
        >
          <option value="">{t("no_contract")}</option>
          {rows.map(({ id, name, number }) => (
            <option key={id} value={id}>
              {`${name} (${number})`}
            </option>
          ))}
        </Select>
        <FileUpload.Dropzone
          label={t("drop")}
          description={t("drop_help")}
          accept=".json,.csv,.txt,.xlsx"
          maxSizeInBytes={mostBytes}
          onSelect={(_, { accepted, rejected }) => {
            if (accepted.length > 0) void sendAll(accepted);
            // Said here, before anything is sent.
            setUploads((before) => [
              ...rejected.map(({ file }) => ({
                asked: asked(file, null),
                key: crypto.randomUUID(),
                view: null,
                error: t("too_large"),
              })),
              ...before,
            ]);
          }}
        />
      </div>
      {uploads.length > 0 && (
        <ul className={style.uploads} aria-label={t("uploads")}>
          {uploads.map((upload) => (
            <UploadItem
              key={upload.key}
              upload={upload}
              onRetry={() => {
                const again = { ...upload, error: null };
                setUploads((now) => now.map((one) => (one.key === upload.key ? again : one)));
                void send(again).then((sent) => {
                  setUploads((now) => now.map((one) => (one.key === sent.key ? sent : one)));
                  void client.invalidateQueries(importsQuery());
                });
              }}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

function UploadItem({ upload, onRetry }: { upload: Upload; onRetry: () => void }) {
  const t = useTexts("imports");
  const words = useCountWords();
  const problem = useProblemText();
  const { view, error } = upload;
  const refused = view?.state === "refused";
  const said = typeof error === "string" ? error : error ? problem(problemOf(error)).title : undefined;
  return (
    <FileUpload.Item
      as="li"
      file={{ name: upload.asked.name, size: upload.asked.size }}
      status={view || error ? "idle" : "uploading"}
      translations={{ uploading: t("reading") }}
      error={
        said
          ? typeof error === "string"
            ? said
            : `${t("failed")} ${said}.`
          : refused
            ? t("refused_file")
            : undefined
      }
      description={view && !refused ? `${t("read")} ${words(view)}` : undefined}
      button={
        view ? (
          <Link as={RouterLink} to={`/imports/${view.id}`}>
            {t("open")}
            <span className="aksel-sr-only"> {upload.asked.name}</span>
          </Link>
        ) : error && typeof error !== "string" ? (
          <Button size="small" variant="secondary" onClick={onRetry}>
            {t("retry")}
          </Button>
        ) : undefined
      }
    />
  );
}

function Earlier() {
  const t = useTexts("imports");
  const words = useCountWords();
  const state = useListState();
  const list = useKeyset<Row>([...importsQuery().queryKey, "pages"], (cursor, signal) =>
    answer(api.GET("/api/imports", { params: { query: { cursor } }, signal })),
  );
  const name = (row: Row) => <OpensLink to={`/imports/${row.id}`}>{row.file_name}</OpensLink>;
  const counts = (row: Row) => words(row) || t("no_rows");
  const columns: ListColumn<Row>[] = [
    { key: "file", heading: t("column.file"), cell: name },
    { key: "state", heading: t("column.state"), cell: (row) => <ImportStateTag state={row.state} /> },
    { key: "rows", heading: t("column.rows"), cell: counts },
    { key: "when", heading: t("column.when"), cell: (row) => <RelativeTime at={row.created_at} /> },
    { key: "who", heading: t("column.who"), cell: (row) => row.created_by },
  ];
  return (
    <DataList
      label={t("earlier")}
      list={list}
      state={state}
      columns={columns}
      rowKey={(row) => row.id}
      count={(total) => t("count_files", { count: total })}
      card={(row) => (
        <>
          <HStack justify="space-between" gap="space-8">
            <strong className={style.file}>{name(row)}</strong>
            <ImportStateTag state={row.state} />
          </HStack>
          <FactList
            beside
            facts={[
              [t("column.rows"), counts(row)],
              [t("column.when"), <RelativeTime key="when" at={row.created_at} />],
              [t("column.who"), row.created_by],
            ]}
          />
        </>
      )}
      empty={<EmptyState title={t("none")}>{t("none_help")}</EmptyState>}
    />
  );
}
