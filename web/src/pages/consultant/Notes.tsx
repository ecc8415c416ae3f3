import { NotePencilIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, HStack, VStack } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router-dom";
import { answer, api, type Schemas } from "../../api/client";
import { useKeyset } from "../../api/keyset";
import { EmptyState } from "../../parts/EmptyState";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { Section } from "../../parts/Section";
import { SkeletonList } from "../../parts/Skeletons";
import { useTexts } from "../../texts";
import { useDays } from "../../texts/days";
import { NoteCard } from "./NoteCard";
import style from "./Participant.module.css";
import { WriteNote } from "./WriteNote";

type Note = Schemas["NoteView"];

/** What has been written about a participant, newest first, and a new note on top. */
export function Notes({ file }: { file: Schemas["ParticipationFile"] }) {
  const t = useTexts("file");
  const days = useDays();
  const found = useSearchParams()[0].get("note");
  const list = useKeyset<Note>(["notes", file.id], (cursor, signal) =>
    answer(
      api.GET("/api/participations/{participation}/notes", {
        params: { path: { participation: file.id }, query: { cursor } },
        signal,
      }),
    ),
  );
  const isFurtherDown = found !== null && !list.isPending && !list.rows.some(({ id }) => id === found);
  return (
    <VStack gap="space-24">
      {isFurtherDown && <FoundNote id={found} />}
      {file.acts.includes("write_note") && (
        <Section title={t("note.heading")} icon={<NotePencilIcon />}>
          <WriteNote participation={file.id} appointments={file.appointments} />
        </Section>
      )}
      {list.isPending && <SkeletonList rows={4} height={120} />}
      <ProblemAlert error={list.error} onRetry={list.retry} />
      {!list.isPending && !list.error && list.rows.length === 0 && (
        <EmptyState title={t("note.none")}>{t("note.none_help")}</EmptyState>
      )}
      {list.rows.length > 0 && file.notes && (
        <BodyShort size="small" textColor="subtle">
          {t("note.sum", { count: file.notes.total, time: days.minutes(file.notes.minutes_total) })}
        </BodyShort>
      )}
      <ul className={style.list}>
        {list.rows.map((note) => (
          <li key={note.id}>
            <NoteCard note={note} found={note.id === found} />
          </li>
        ))}
      </ul>
      {list.more && (
        <HStack justify="center">
          <Button variant="secondary" loading={list.isLoadingMore} onClick={list.more}>
            {t("note.more")}
          </Button>
        </HStack>
      )}
    </VStack>
  );
}

/** The note that the search led to, when it is not among those shown first. */
function FoundNote({ id }: { id: string }) {
  const t = useTexts("file");
  const query = useQuery({
    queryKey: ["notes", "one", id],
    queryFn: ({ signal }) => answer(api.GET("/api/notes/{note}", { params: { path: { note: id } }, signal })),
  });
  if (query.isPending) return <SkeletonList rows={1} height={120} />;
  if (!query.data) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <Section title={t("note.found")} plain>
      <NoteCard note={query.data} found />
    </Section>
  );
}
