import { NotePencilIcon } from "@navikt/aksel-icons";
import { BodyLong, BodyShort, Button, HStack, ReadMore, Tag, VStack } from "@navikt/ds-react";
import { useQueryClient } from "@tanstack/react-query";
import { useAct } from "../../api/act";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { useKeyset } from "../../api/keyset";
import { EmptyState } from "../../parts/EmptyState";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { RelativeDay, ShortDay } from "../../parts/RelativeDay";
import { Section } from "../../parts/Section";
import { SkeletonList } from "../../parts/Skeletons";
import { useUndo } from "../../parts/UndoToast";
import { useWords } from "../../parts/words";
import { useTexts } from "../../texts";
import { dayOf, useDays } from "../../texts/days";
import style from "./Participant.module.css";
import { WriteNote } from "./WriteNote";

type Note = Schemas["NoteView"];

/** What has been written about a participant, newest first, and a new note on top. */
export function Notes({ file }: { file: Schemas["ParticipationFile"] }) {
  const t = useTexts("file");
  const list = useKeyset<Note>(["notes", file.id], (cursor, signal) =>
    answer(
      api.GET("/api/participations/{participation}/notes", {
        params: { path: { participation: file.id }, query: { cursor } },
        signal,
      }),
    ),
  );
  return (
    <VStack gap="space-24">
      {file.acts.includes("write_note") && (
        <Section title={t("note.heading")} icon={<NotePencilIcon />}>
          <WriteNote participation={file.id} />
        </Section>
      )}
      {list.isPending && <SkeletonList rows={4} height={120} />}
      <ProblemAlert error={list.error} onRetry={list.retry} />
      {!list.isPending && !list.error && list.rows.length === 0 && (
        <EmptyState title={t("note.none")}>{t("note.none_help")}</EmptyState>
      )}
      <ul className={style.list}>
        {list.rows.map((note) => (
          <li key={note.id}>
            <NoteCard note={note} />
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

function NoteCard({ note }: { note: Note }) {
  const t = useTexts("file");
  const words = useWords();
  const days = useDays();
  const client = useQueryClient();
  const tell = useUndo();
  const isDraft = note.state === "draft";
  const sign = useAct(
    (version: number, key) =>
      answer(
        api.POST("/api/notes/{note}/signature", {
          params: { path: { note: note.id }, header: keyHeader(key) },
          body: { version },
        }),
      ),
    {
      onDone: () => {
        tell({ text: t("note.signed") });
        for (const key of ["notes", "participation", "participations", "my-day", "timeline"]) {
          void client.invalidateQueries({ queryKey: [key] });
        }
      },
    },
  );
  return (
    <article className={style.note} data-draft={isDraft || undefined}>
      <HStack justify="space-between" gap="space-8">
        <strong>
          {words.note(note.kind)} · <RelativeDay day={note.day} />
        </strong>
        {isDraft && (
          <Tag size="xsmall" variant="outline" data-color="warning">
            {t("note.draft")}
          </Tag>
        )}
      </HStack>
      <BodyLong className={style.text}>{note.text}</BodyLong>
      <BodyShort size="small" textColor="subtle">
        {note.author.name} · {days.minutes(note.minutes)}
        {note.signed_at && (
          <>
            {` · ${t("note.signed_day")} `}
            <ShortDay day={dayOf(note.signed_at)} />
          </>
        )}
      </BodyShort>
      {note.earlier.length > 0 && (
        <ReadMore header={t("note.earlier", { count: note.earlier.length })} size="small">
          <ul className={style.list}>
            {note.earlier.map((version) => (
              <li key={version.number}>
                <BodyLong className={style.text}>{version.text}</BodyLong>
                <BodyShort size="small" textColor="subtle">
                  {version.written_by.name} · <ShortDay day={dayOf(version.written_at)} />
                  {version.reason && ` · ${version.reason}`}
                </BodyShort>
              </li>
            ))}
          </ul>
        </ReadMore>
      )}
      <ProblemAlert error={sign.error} />
      {isDraft && note.acts.includes("sign") && (
        <span>
          <Button
            size="small"
            variant="secondary"
            loading={sign.isPending}
            onClick={() => sign.mutate(note.version)}
          >
            {t("note.sign")}
          </Button>
        </span>
      )}
    </article>
  );
}
