import { Checkbox, HStack, Select, Textarea, TextField } from "@navikt/ds-react";
import type { Schemas } from "../../api/client";
import { useToday } from "../../api/session";
import type { ConflictField } from "../../parts/ConflictView";
import { DayField } from "../../parts/DayField";
import type { FieldFaults, FormFaults } from "../../parts/FormFaults";
import { useWords } from "../../parts/words";
import { useTexts } from "../../texts";
import { useDays, type Day } from "../../texts/days";
import { noteKinds } from "./noteKinds";

type Kind = Schemas["NoteKind"];

/** A note as it is typed: minutes are a text until they are sent. */
export interface NoteForm {
  kind: Kind;
  day: Day;
  minutes: string;
  present: string;
  text: string;
  /** The participant is not to see it, which has to have a reason. */
  withheld: boolean;
  withheld_reason: string;
}

export const noteFields = ["/kind", "/day", "/minutes", "/present", "/text", "/withheld_reason"] as const;

export function emptyNote(today: Day): NoteForm {
  return {
    kind: "meeting",
    day: today,
    minutes: "30",
    present: "",
    text: "",
    withheld: false,
    withheld_reason: "",
  };
}

export function formOf(note: Schemas["NoteView"]): NoteForm {
  return {
    kind: note.kind,
    day: note.day,
    minutes: String(note.minutes),
    present: note.present,
    text: note.text,
    withheld: note.withheld_reason !== null,
    withheld_reason: note.withheld_reason ?? "",
  };
}

export function contentOf(form: NoteForm) {
  return {
    kind: form.kind,
    day: form.day,
    minutes: Number(form.minutes),
    present: form.present.trim(),
    text: form.text.trim(),
    withheld_reason: form.withheld ? form.withheld_reason.trim() : undefined,
  };
}

/** What is wrong with a note before it is sent. */
export function useNoteCheck(): (form: NoteForm) => FieldFaults {
  const t = useTexts("file");
  return (form) => {
    const minutes = Number(form.minutes);
    return {
      "/day": !form.day && t("day_missing"),
      "/minutes": !(form.minutes.trim() && Number.isInteger(minutes) && minutes >= 0) && t("minutes_wrong"),
      "/text": !form.text.trim() && t("note.text_missing"),
      "/withheld_reason": form.withheld && !form.withheld_reason.trim() && t("note.withheld_missing"),
    };
  };
}

type Compared = "kind" | "day" | "minutes" | "present" | "text" | "withheld_reason";

/** My note beside the one that somebody else saved, field by field. */
export function useNoteConflict() {
  const t = useTexts("file");
  const words = useWords();
  const days = useDays();
  return {
    fields: (mine: NoteForm, newest: Schemas["NoteView"]): ConflictField<Compared>[] => {
      const theirs = formOf(newest);
      const reason = (form: NoteForm) => (form.withheld ? form.withheld_reason : "");
      return [
        {
          name: "kind",
          label: t("kind"),
          mine: mine.kind,
          theirs: theirs.kind,
          shownAs: (value) => words.note(value as Kind),
        },
        { name: "day", label: t("day"), mine: mine.day, theirs: theirs.day, shownAs: days.full },
        {
          name: "minutes",
          label: t("minutes"),
          mine: mine.minutes,
          theirs: theirs.minutes,
          shownAs: (value) => days.minutes(Number(value)),
        },
        { name: "present", label: t("note.present"), mine: mine.present, theirs: theirs.present },
        { name: "text", label: t("note.text"), mine: mine.text, theirs: theirs.text },
        {
          name: "withheld_reason",
          label: t("note.withheld_reason"),
          mine: reason(mine),
          theirs: reason(theirs),
        },
      ];
    },
    /** The form that was put together. */
    settled: (mine: NoteForm, values: Record<Compared, string>): NoteForm => ({
      ...mine,
      ...values,
      kind: values.kind as Kind,
      withheld: values.withheld_reason.trim() !== "",
    }),
  };
}

/** The fields of a note: a new one, a draft, or a correction. */
export function NoteFields({
  form,
  change,
  faults,
}: {
  form: NoteForm;
  change: (form: NoteForm) => void;
  faults: FormFaults;
}) {
  const t = useTexts("file");
  const words = useWords();
  const today = useToday();
  return (
    <>
      <HStack gap="space-16" align="start">
        <Select
          size="small"
          label={t("kind")}
          value={form.kind}
          onChange={(event) => change({ ...form, kind: event.target.value as Kind })}
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
          onChange={(chosen) => change({ ...form, day: chosen })}
        />
        <TextField
          {...faults.at("/minutes")}
          size="small"
          inputMode="numeric"
          htmlSize={5}
          label={t("minutes")}
          value={form.minutes}
          onChange={(event) => change({ ...form, minutes: event.target.value })}
        />
        <TextField
          {...faults.at("/present")}
          size="small"
          label={t("note.present")}
          maxLength={500}
          value={form.present}
          onChange={(event) => change({ ...form, present: event.target.value })}
        />
      </HStack>
      <Textarea
        {...faults.at("/text")}
        label={t("note.text")}
        description={form.withheld ? t("note.help_withheld") : t("note.help")}
        minRows={4}
        value={form.text}
        onChange={(event) => change({ ...form, text: event.target.value })}
      />
      <div>
        <Checkbox
          size="small"
          checked={form.withheld}
          onChange={(event) => change({ ...form, withheld: event.target.checked })}
        >
          {t("note.withhold")}
        </Checkbox>
        {form.withheld && (
          <TextField
            {...faults.at("/withheld_reason")}
            size="small"
            label={t("note.withheld_reason")}
            description={t("note.withheld_help")}
            maxLength={500}
            value={form.withheld_reason}
            onChange={(event) => change({ ...form, withheld_reason: event.target.value })}
          />
        )}
      </div>
    </>
  );
}
