import { TrashIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, HStack, LocalAlert, VStack } from "@navikt/ds-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate, useParams } from "react-router-dom";
import { useAct } from "../../api/act";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { conflictOf, problemOf } from "../../api/problem";
import { LinkButton } from "../../parts/LinkButton";
import { BackLink } from "../../parts/BackLink";
import { ConfirmDialog } from "../../parts/ConfirmDialog";
import { PageHeading } from "../../parts/PageHeading";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { RelativeTime } from "../../parts/RelativeDay";
import { SkeletonPage } from "../../parts/Skeletons";
import { useUndo } from "../../parts/UndoToast";
import { useTexts } from "../../texts";
import { useDays, dayOf } from "../../texts/days";
import { useToday } from "../../api/session";
import style from "./Import.module.css";
import { ImportColumns } from "./ImportColumns";
import { ImportFindings } from "./ImportFindings";
import { asked, fileOf, readIn } from "./importFiles";
import { importQuery, importsQuery } from "./importQuery";
import { ImportRows } from "./ImportRows";
import { ImportStateTag } from "./ImportStateTag";
import { useCountWords, useFileKind } from "./importWords";
import { isNobodys, WhoseHistory } from "./WhoseHistory";

type View = Schemas["ImportView"];

/** One file: what it would change, and the one confirmation; afterwards what became of it. */
export default function Import() {
  const t = useTexts("imports");
  const { import: id = "" } = useParams();
  const query = useQuery(importQuery(id));
  if (query.isPending) return <SkeletonPage />;
  return (
    <>
      <BackLink to="/imports">{t("title")}</BackLink>
      {query.data ? (
        <Whole key={query.data.id} view={query.data} />
      ) : (
        <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      )}
    </>
  );
}

function Whole({ view }: { view: View }) {
  const t = useTexts("imports");
  const kindOf = useFileKind();
  return (
    <>
      <PageHeading
        title={<span className={style.file}>{view.file_name}</span>}
        tabTitle={t("title")}
        place={view.id}
      >
        <HStack gap="space-8" align="center">
          <ImportStateTag state={view.state} />
          <BodyShort textColor="subtle">
            {[kindOf(view.file_kind), view.contract?.name, view.created_by].filter(Boolean).join(" · ")}
            {" · "}
            <RelativeTime at={view.created_at} />
          </BodyShort>
        </HStack>
      </PageHeading>
      <VStack gap="space-24">
        <State view={view} />
        {view.state === "preview" && isNobodys(view) && <WhoseHistory view={view} />}
        <ImportColumns key={`columns ${view.version}`} view={view} />
        <ImportFindings view={view} />
        {view.state !== "refused" && view.state !== "discarded" && <ImportRows view={view} />}
      </VStack>
    </>
  );
}

/** What can be done now, or what was done. */
function State({ view }: { view: View }) {
  const t = useTexts("import_preview");
  const days = useDays();
  const today = useToday();
  switch (view.state) {
    case "preview":
      return <Preview view={view} />;
    case "confirmed":
      return (
        <LocalAlert status="success">
          <LocalAlert.Header>
            <LocalAlert.Title as="h2">{t("done.title")}</LocalAlert.Title>
          </LocalAlert.Header>
          <LocalAlert.Content>
            {t("done.text", {
              when: view.confirmed_at
                ? `${days.relative(dayOf(view.confirmed_at), today)} ${days.clock(view.confirmed_at)}`
                : "",
            })}
          </LocalAlert.Content>
        </LocalAlert>
      );
    case "discarded":
      return <BodyShort>{t("discarded")}</BodyShort>;
    case "refused":
      return (
        <LocalAlert status="error">
          <LocalAlert.Header>
            <LocalAlert.Title as="h2">{t("refused.title")}</LocalAlert.Title>
          </LocalAlert.Header>
          <LocalAlert.Content>
            <VStack gap="space-12" align="start">
              {t("refused.text")}
              <Discard view={view} />
            </VStack>
          </LocalAlert.Content>
        </LocalAlert>
      );
  }
}

function Preview({ view }: { view: View }) {
  const t = useTexts("import_preview");
  const client = useQueryClient();
  const tell = useUndo();
  const words = useCountWords();
  const [asking, setAsking] = useState(false);
  const confirm = useAct(
    (version: number, key) =>
      answer(
        api.POST("/api/imports/{import}/confirmation", {
          params: { path: { import: view.id }, header: keyHeader(key) },
          body: { version },
        }),
      ),
    {
      onDone: (done) => {
        setAsking(false);
        client.setQueryData(importQuery(view.id).queryKey, done);
        void client.invalidateQueries(importsQuery());
        for (const key of ["contracts", "contract", "employees", "counsellors", "rings"]) {
          void client.invalidateQueries({ queryKey: [key] });
        }
        tell({ text: t("confirm.done") });
      },
    },
  );
  const outdated = confirm.error !== null && problemOf(confirm.error).code === "preview_outdated";
  const newest = conflictOf<View>(confirm.error);
  const changes = view.rows_new + view.rows_changed;
  if (outdated) return <Outdated view={view} />;
  return (
    <div className={style.bar}>
      <strong>{words(view)}</strong>
      <HStack gap="space-12">
        {changes > 0 && view.acts.includes("change") && (
          <Button
            onClick={() => {
              confirm.reset();
              setAsking(true);
            }}
          >
            {t("confirm.open")}
          </Button>
        )}
        <Discard view={view} />
      </HStack>
      {changes === 0 && !isNobodys(view) && (
        <BodyShort className={style.wide}>{t("confirm.nothing")}</BodyShort>
      )}
      <ConfirmDialog
        open={asking}
        title={t("confirm.title")}
        act={t("confirm.act")}
        busy={confirm.isPending}
        error={confirm.error}
        // Somebody mapped the columns meanwhile: the next try is about the preview as it is now.
        onConfirm={() => confirm.mutate((newest ?? view).version)}
        onCancel={() => {
          setAsking(false);
          if (newest) client.setQueryData(importQuery(view.id).queryKey, newest);
        }}
      >
        <BodyShort spacing>
          {t("confirm.consequence", { what: words(newest ?? view, ["new", "changed"]) })}
        </BodyShort>
        {view.rows_refused > 0 && <BodyShort>{t("confirm.refused", { count: view.rows_refused })}</BodyShort>}
      </ConfirmDialog>
    </div>
  );
}

/** Somebody changed what the preview was made of: it is made anew, from the file itself where we still have it. */
function Outdated({ view }: { view: View }) {
  const t = useTexts("import_preview");
  const client = useQueryClient();
  const navigate = useNavigate();
  const file = fileOf(view.id);
  const again = useAct(
    (_: null, key) => {
      if (!file) throw new Error("asked for only where there is a file");
      return readIn(asked(file, view.contract?.id ?? null), key);
    },
    {
      onDone: (fresh) => {
        client.setQueryData(importQuery(fresh.id).queryKey, fresh);
        void client.invalidateQueries(importsQuery());
        void navigate(`/imports/${fresh.id}`, { replace: true });
      },
    },
  );
  return (
    <LocalAlert status="warning">
      <LocalAlert.Header>
        <LocalAlert.Title as="h2">{t("outdated.title")}</LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        <VStack gap="space-12" align="start">
          {t("outdated.text")}
          <ProblemAlert error={again.error} />
          {file ? (
            <Button size="small" loading={again.isPending} onClick={() => again.mutate(null)}>
              {t("outdated.again")}
            </Button>
          ) : (
            <LinkButton to="/imports" size="small">
              {t("outdated.fetch")}
            </LinkButton>
          )}
        </VStack>
      </LocalAlert.Content>
    </LocalAlert>
  );
}

function Discard({ view }: { view: View }) {
  const t = useTexts("import_preview");
  const client = useQueryClient();
  const navigate = useNavigate();
  const tell = useUndo();
  const [asking, setAsking] = useState(false);
  const discard = useAct(
    (version: number, key) =>
      answer(
        api.DELETE("/api/imports/{import}", {
          params: { path: { import: view.id }, query: { version }, header: keyHeader(key) },
        }),
      ),
    {
      onDone: async () => {
        await client.invalidateQueries(importsQuery());
        tell({ text: t("discard.done") });
        void navigate("/imports");
        client.removeQueries(importQuery(view.id));
      },
    },
  );
  if (!view.acts.includes("discard")) return null;
  const newest = conflictOf<View>(discard.error);
  return (
    <>
      <Button
        variant="secondary"
        data-color="neutral"
        icon={<TrashIcon aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {t("discard.open")}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t("discard.title")}
        act={t("discard.act")}
        danger
        busy={discard.isPending}
        error={discard.error}
        onConfirm={() => discard.mutate((newest ?? view).version)}
        onCancel={() => setAsking(false)}
      >
        <BodyShort>{t("discard.text")}</BodyShort>
      </ConfirmDialog>
    </>
  );
}
