import { BodyLong, BodyShort, Button, HStack, ReadMore, Tag } from "@navikt/ds-react";
import { useEffect, useRef, useState } from "react";
import { useAct } from "../../api/act";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { ConfirmDialog } from "../../parts/ConfirmDialog";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { RelativeDay, ShortDay } from "../../parts/RelativeDay";
import { useUndo } from "../../parts/UndoToast";
import { useWords } from "../../parts/words";
import { useTexts } from "../../texts";
import { dayOf, useDays } from "../../texts/days";
import { EditNote } from "./EditNote";
import style from "./Participant.module.css";
import { useNoteWritten } from "./useNoteWritten";

type Note = Schemas["NoteView"];

/** A note with what may be done with it. A draft can be gone on with, signed or thrown away; what is signed is corrected. */
export function NoteCard({ note, found = false }: { note: Note; found?: boolean }) {
  const t = useTexts("file");
  const words = useWords();
  const days = useDays();
  const [editing, setEditing] = useState<"change" | "correct" | null>(null);
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!found) return;
    frame.current?.scrollIntoView({ block: "center" });
    frame.current?.focus({ preventScroll: true });
  }, [found]);
  const isDraft = note.state === "draft";

  return (
    <article
      ref={frame}
      tabIndex={found ? -1 : undefined}
      className={style.note}
      data-draft={isDraft || undefined}
      data-found={found || undefined}
    >
      <HStack justify="space-between" gap="space-8">
        <strong>
          {words.note(note.kind)} · <RelativeDay day={note.day} />
        </strong>
        <HStack gap="space-8">
          {isDraft && (
            <Tag size="xsmall" variant="outline" data-color="warning">
              {t("note.draft")}
            </Tag>
          )}
          {note.withheld_reason !== null && (
            <Tag size="xsmall" variant="outline" data-color="danger">
              {t("note.withheld_tag")}
            </Tag>
          )}
        </HStack>
      </HStack>
      {editing ? (
        <EditNote note={note} mode={editing} onDone={() => setEditing(null)} />
      ) : (
        <>
          <BodyLong className={style.text}>{note.text}</BodyLong>
          <BodyShort size="small" textColor="subtle">
            {[
              note.author.name,
              days.minutes(note.minutes),
              note.present && t("note.with", { names: note.present }),
              note.withheld_reason !== null && t("note.withheld_because", { reason: note.withheld_reason }),
            ]
              .filter(Boolean)
              .join(" · ")}
            {note.signed_at && (
              <>
                {` · ${t("note.signed_day")} `}
                <ShortDay day={dayOf(note.signed_at)} />
              </>
            )}
          </BodyShort>
          <Earlier note={note} />
          <NoteActs note={note} onEdit={setEditing} />
        </>
      )}
    </article>
  );
}

/** What stood here before it was corrected, newest first, each with the reason why it was replaced. */
function Earlier({ note }: { note: Note }) {
  const t = useTexts("file");
  const words = useWords();
  const days = useDays();
  if (note.earlier.length === 0) return null;
  return (
    <ReadMore header={t("note.earlier", { count: note.earlier.length })} size="small">
      <ol className={style.list}>
        {[...note.earlier].reverse().map((version) => (
          <li key={version.number} className={style.version}>
            <BodyShort size="small" weight="semibold">
              {t("note.version", { number: version.number })} · {words.note(version.kind)} ·{" "}
              <ShortDay day={version.day} /> · {days.minutes(version.minutes)}
            </BodyShort>
            <BodyLong className={style.text}>{version.text}</BodyLong>
            <BodyShort size="small" textColor="subtle">
              {version.written_by.name} · <ShortDay day={dayOf(version.written_at)} />
              {version.reason && ` · ${t("note.corrected_because", { reason: version.reason })}`}
            </BodyShort>
          </li>
        ))}
      </ol>
    </ReadMore>
  );
}

function NoteActs({ note, onEdit }: { note: Note; onEdit: (mode: "change" | "correct") => void }) {
  const t = useTexts("file");
  const tell = useUndo();
  const written = useNoteWritten();
  const [discarding, setDiscarding] = useState(false);
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
        written();
      },
    },
  );
  const discard = useAct(
    (version: number, key) =>
      answer(
        api.DELETE("/api/notes/{note}", {
          params: { path: { note: note.id }, query: { version }, header: keyHeader(key) },
        }),
      ),
    {
      onDone: () => {
        setDiscarding(false);
        tell({ text: t("note.discarded") });
        written();
      },
    },
  );
  const may = (act: Schemas["Act"]) => note.acts.includes(act);
  if (!["change", "sign", "discard", "correct"].some((act) => may(act as Schemas["Act"]))) return null;
  return (
    <>
      <ProblemAlert error={sign.error} onRetry={written} />
      <HStack gap="space-8">
        {may("sign") && (
          <Button
            size="small"
            variant="secondary"
            loading={sign.isPending}
            onClick={() => sign.mutate(note.version)}
          >
            {t("note.sign")}
          </Button>
        )}
        {may("change") && (
          <Button size="small" variant="tertiary" onClick={() => onEdit("change")}>
            {t("note.change")}
          </Button>
        )}
        {may("correct") && (
          <Button size="small" variant="tertiary" onClick={() => onEdit("correct")}>
            {t("note.correct")}
          </Button>
        )}
        {may("discard") && (
          <Button size="small" variant="tertiary" data-color="danger" onClick={() => setDiscarding(true)}>
            {t("note.discard")}
          </Button>
        )}
      </HStack>
      <ConfirmDialog
        open={discarding}
        title={t("note.discard_title")}
        act={t("note.discard")}
        danger
        busy={discard.isPending}
        error={discard.error}
        onConfirm={() => discard.mutate(note.version)}
        onCancel={() => setDiscarding(false)}
      >
        <BodyLong>{t("note.discard_what")}</BodyLong>
      </ConfirmDialog>
    </>
  );
}
