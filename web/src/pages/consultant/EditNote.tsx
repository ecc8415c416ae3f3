import { Button, HStack, TextField, VStack } from "@navikt/ds-react";
import { useAct } from "../../api/act";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { conflictOf } from "../../api/problem";
import { ConflictView } from "../../parts/ConflictView";
import { DraftStatus } from "../../parts/DraftStatus";
import { useFormFaults } from "../../parts/FormFaults";
import { SkeletonList } from "../../parts/Skeletons";
import { useDraft } from "../../parts/useDraft";
import { useUndo } from "../../parts/UndoToast";
import { submits } from "../../parts/submits";
import { useTexts } from "../../texts";
import {
  contentOf,
  formOf,
  NoteFields,
  noteFields,
  useNoteCheck,
  useNoteConflict,
  type NoteForm,
} from "./NoteFields";
import { useNoteWritten } from "./useNoteWritten";

type Note = Schemas["NoteView"];
interface Asked {
  form: NoteForm;
  reason: string;
  version: number;
}

/**
 * Changes a note that is written already. A draft is written over; what is signed gets a new version with the reason why,
 * and the old one stays to be seen.
 */
export function EditNote({
  note,
  mode,
  onDone,
}: {
  note: Note;
  mode: "change" | "correct";
  onDone: () => void;
}) {
  const t = useTexts("file");
  const common = useTexts("common");
  const tell = useUndo();
  const written = useNoteWritten();
  const check = useNoteCheck();
  const conflict = useNoteConflict();
  const draft = useDraft<NoteForm & { reason: string }>(
    `${mode}-${note.id}`,
    { ...formOf(note), reason: "" },
    { participation: note.participation },
  );
  const save = useAct(
    ({ form, reason, version }: Asked, key) => {
      const params = { path: { note: note.id }, header: keyHeader(key) };
      const body = { ...contentOf(form), version };
      return answer(
        mode === "correct"
          ? api.POST("/api/notes/{note}/corrections", { params, body: { ...body, reason } })
          : api.PUT("/api/notes/{note}", { params, body }),
      );
    },
    {
      onDone: () => {
        draft.finish();
        tell({ text: t(mode === "correct" ? "note.corrected" : "note.kept") });
        written();
        onDone();
      },
    },
  );
  const newest = conflictOf<Note>(save.error);
  const faults = useFormFaults([...noteFields, "/reason"], newest ? null : save.error);
  if (!draft.ready) return <SkeletonList rows={1} height={220} />;
  const form = draft.value;
  if (newest) {
    return (
      <ConflictView
        fields={conflict.fields(form, newest)}
        busy={save.isPending}
        onSave={(values) =>
          save.mutate({
            form: conflict.settled(form, values),
            reason: form.reason.trim(),
            version: newest.version,
          })
        }
        onCancel={() => save.reset()}
      />
    );
  }
  return (
    <form
      noValidate
      aria-label={t(mode === "correct" ? "note.correct_heading" : "note.change_heading")}
      onSubmit={submits(() => {
        const reason = form.reason.trim();
        const well = faults.check({
          ...check(form),
          "/reason": mode === "correct" && !reason && t("note.reason_missing"),
        });
        if (well) save.mutate({ form, reason, version: note.version });
      })}
    >
      <VStack gap="space-16">
        <NoteFields form={form} change={(next) => draft.change({ ...form, ...next })} faults={faults} />
        {mode === "correct" && (
          <TextField
            {...faults.at("/reason")}
            size="small"
            label={t("note.reason")}
            description={t("note.reason_help")}
            maxLength={500}
            value={form.reason}
            onChange={(event) => draft.change({ ...form, reason: event.target.value })}
          />
        )}
        <DraftStatus draft={draft} />
        {faults.summary}
        <HStack gap="space-12">
          <Button type="submit" size="small" loading={save.isPending}>
            {t(mode === "correct" ? "note.correct_save" : "note.change_save")}
          </Button>
          <Button
            type="button"
            size="small"
            variant="secondary"
            disabled={save.isPending}
            onClick={() => {
              draft.discard();
              onDone();
            }}
          >
            {common("cancel")}
          </Button>
        </HStack>
      </VStack>
    </form>
  );
}
