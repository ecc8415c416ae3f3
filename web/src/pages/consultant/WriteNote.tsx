import { Button, HStack, Select, Textarea, TextField, VStack } from "@navikt/ds-react";
import { useQueryClient } from "@tanstack/react-query";
import { useAct } from "../../api/act";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { useToday } from "../../api/session";
import { DraftStatus } from "../../parts/DraftStatus";
import { DayField } from "../../parts/DayField";
import { useFormFaults } from "../../parts/FormFaults";
import { SkeletonList } from "../../parts/Skeletons";
import { useDraft } from "../../parts/useDraft";
import { useUndo } from "../../parts/UndoToast";
import { useWords } from "../../parts/words";
import { useTexts } from "../../texts";
import { noteKinds } from "./noteKinds";

/** A new note, right on the page. What is typed is kept as it is typed; signing or keeping as a draft ends the form. */
export function WriteNote({ participation }: { participation: string }) {
  const t = useTexts("file");
  const words = useWords();
  const today = useToday();
  const client = useQueryClient();
  const tell = useUndo();
  const draft = useDraft(
    `note-${participation}`,
    { kind: "meeting" as Schemas["NoteKind"], day: today, minutes: "30", text: "" },
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
      onDone: async (note) => {
        draft.finish();
        tell({ text: note.state === "signed" ? t("note.signed") : t("note.kept") });
        for (const key of ["notes", "participation", "participations", "my-day", "timeline"]) {
          void client.invalidateQueries({ queryKey: [key] });
        }
        await Promise.resolve();
      },
    },
  );
  const faults = useFormFaults(["/day", "/minutes", "/text"], save.error);
  if (!draft.ready) return <SkeletonList rows={1} height={220} />;
  const form = draft.value;
  const minutes = Number(form.minutes);

  function send(sign: boolean) {
    const text = form.text.trim();
    const well = faults.check({
      "/day": !form.day && t("day_missing"),
      "/minutes": !(Number.isInteger(minutes) && minutes >= 0) && t("minutes_wrong"),
      "/text": !text && t("note.text_missing"),
    });
    if (well) save.mutate({ kind: form.kind, day: form.day, minutes, present: "", text, sign });
  }

  return (
    <form
      noValidate
      aria-label={t("note.heading")}
      onSubmit={(event) => {
        event.preventDefault();
        send(true);
      }}
    >
      <VStack gap="space-16">
        <HStack gap="space-16" align="start">
          <Select
            size="small"
            label={t("kind")}
            value={form.kind}
            onChange={(event) => draft.change({ ...form, kind: event.target.value as Schemas["NoteKind"] })}
          >
            {noteKinds.map((kind) => (
              <option key={kind} value={kind}>
                {words.note(kind)}
              </option>
            ))}
          </Select>
          <DayField
            {...faults.at("/day")}
            size="small"
            label={t("day")}
            max={today}
            value={form.day}
            onChange={(chosen) => draft.change({ ...form, day: chosen })}
          />
          <TextField
            {...faults.at("/minutes")}
            size="small"
            inputMode="numeric"
            htmlSize={5}
            label={t("minutes")}
            value={form.minutes}
            onChange={(event) => draft.change({ ...form, minutes: event.target.value })}
          />
        </HStack>
        <Textarea
          {...faults.at("/text")}
          label={t("note.text")}
          description={t("note.help")}
          minRows={4}
          value={form.text}
          onChange={(event) => draft.change({ ...form, text: event.target.value })}
        />
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
