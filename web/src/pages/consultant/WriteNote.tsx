import { Button, Checkbox, HStack, VStack } from "@navikt/ds-react";
import { useLayoutEffect, useRef } from "react";
import { useAct } from "../../api/act";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { useToday } from "../../api/session";
import { DraftStatus } from "../../parts/DraftStatus";
import { useFormFaults } from "../../parts/FormFaults";
import { RelativeTime } from "../../parts/RelativeDay";
import { SkeletonList } from "../../parts/Skeletons";
import { useDraft } from "../../parts/useDraft";
import { useUndo } from "../../parts/UndoToast";
import { submits } from "../../parts/submits";
import { useTexts } from "../../texts";
import { contentOf, emptyNote, NoteFields, noteFields, useNoteCheck, type NoteForm } from "./NoteFields";
import { useNoteWritten } from "./useNoteWritten";

type Appointment = Schemas["AppointmentView"];

/** The appointment that a note may well be about: the newest that has begun and nobody has said anything of. */
function begun(appointments: readonly Appointment[], now = Date.now()): Appointment | undefined {
  return appointments
    .filter(({ state, starts_at }) => state === "planned" && Date.parse(starts_at) <= now)
    .sort((a, b) => b.starts_at.localeCompare(a.starts_at))[0];
}

/** A new note, right on the page. What is typed is kept as it is typed; signing or keeping as a draft ends the form. */
export function WriteNote({
  participation,
  appointments = [],
  focused = false,
  onDone,
}: {
  participation: string;
  /** The note can say that one of them was held. */
  appointments?: readonly Appointment[];
  /** The cursor begins in the text. */
  focused?: boolean;
  onDone?: () => void;
}) {
  const t = useTexts("file");
  const today = useToday();
  const tell = useUndo();
  const written = useNoteWritten();
  const frame = useRef<HTMLFormElement>(null);
  const draft = useDraft<NoteForm & { held: boolean | null }>(
    `note-${participation}`,
    { ...emptyNote(today), held: null },
    { participation },
  );
  const save = useAct(
    (body: Schemas["NoteInput"], key) =>
      answer(
        api.POST("/api/participations/{participation}/notes", {
          params: { path: { participation }, header: keyHeader(key) },
          body,
        }),
      ),
    {
      onDone: (note) => {
        draft.finish();
        tell({ text: note.state === "signed" ? t("note.signed") : t("note.kept") });
        written();
        onDone?.();
      },
    },
  );
  const faults = useFormFaults(noteFields, save.error);
  const check = useNoteCheck();
  const begins = focused && draft.ready;
  useLayoutEffect(() => {
    if (begins) frame.current?.querySelector("textarea")?.focus();
  }, [begins]);
  if (!draft.ready) return <SkeletonList rows={1} height={220} />;
  const form = draft.value;
  const meeting = begun(appointments);
  // Written on the day of the meeting, in its form: most likely about it.
  const held = form.held ?? (meeting?.day === form.day && meeting.kind === form.kind);

  function send(sign: boolean) {
    if (!faults.check(check(form))) return;
    save.mutate({
      ...contentOf(form),
      sign,
      hold_appointment: meeting && held ? meeting.id : undefined,
    });
  }

  return (
    <form ref={frame} noValidate aria-label={t("note.heading")} onSubmit={submits(() => send(true))}>
      <VStack gap="space-16">
        <NoteFields form={form} change={(next) => draft.change({ ...form, ...next })} faults={faults} />
        {meeting && (
          <Checkbox
            size="small"
            checked={held}
            onChange={(event) => draft.change({ ...form, held: event.target.checked })}
          >
            {t("note.held")} <RelativeTime at={meeting.starts_at} />
          </Checkbox>
        )}
        <DraftStatus draft={draft} />
        {faults.summary}
        <HStack gap="space-12">
          <Button type="submit" loading={save.isPending}>
            {t("note.sign")}
          </Button>
          <Button type="button" variant="secondary" disabled={save.isPending} onClick={() => send(false)}>
            {t("note.keep")}
          </Button>
        </HStack>
      </VStack>
    </form>
  );
}
