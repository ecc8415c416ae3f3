import { Radio, RadioGroup, Select, Textarea, TextField } from "@navikt/ds-react";
import { useState } from "react";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { conflictOf } from "../../api/problem";
import { useToday } from "../../api/session";
import { ConflictView } from "../../parts/ConflictView";
import { DayField } from "../../parts/DayField";
import { useFormFaults } from "../../parts/FormFaults";
import { seStages, useSeStageName } from "../../parts/SeStage";
import { useUndo } from "../../parts/UndoToast";
import { useWords } from "../../parts/words";
import { useTexts } from "../../texts";
import { addDays, instantOf } from "../../texts/days";
import { FormDialog } from "../../parts/FormDialog";
import { noteKinds } from "./noteKinds";
import { useFileAct } from "./useFileAct";

type File = Schemas["ParticipationFile"];
interface Props {
  file: File;
  onClose: () => void;
}

/** The participant's own goal, written down in their own words. */
export function GoalDialog({ file, onClose }: Props) {
  const t = useTexts("file");
  const today = useToday();
  const tell = useUndo();
  const [text, setText] = useState(file.goal?.text ?? "");
  const save = useFileAct(
    file.id,
    (body: Schemas["GoalInput"], key) =>
      answer(
        api.PUT("/api/participations/{participation}/goal", {
          params: { path: { participation: file.id }, header: keyHeader(key) },
          body,
        }),
      ),
    () => {
      tell({ text: t("goal.saved") });
      onClose();
    },
  );
  const newest = conflictOf<File>(save.error);
  const faults = useFormFaults(["/text"], newest ? null : save.error);
  const send = (wanted: string, version: number) => save.mutate({ text: wanted, day: today, version });
  if (newest) {
    return (
      <ConflictView
        fields={[{ name: "text", label: t("goal.label"), mine: text, theirs: newest.goal?.text ?? "" }]}
        busy={save.isPending}
        onSave={(values) => send(values.text, newest.goal_version)}
        onCancel={() => save.reset()}
      />
    );
  }
  return (
    <FormDialog
      title={t("goal.heading")}
      act={t("goal.save")}
      busy={save.isPending}
      onClose={onClose}
      onSubmit={() => {
        const wanted = text.trim();
        if (faults.check({ "/text": !wanted && t("goal.missing") })) send(wanted, file.goal_version);
      }}
    >
      <Textarea
        {...faults.at("/text")}
        label={t("goal.label")}
        description={t("goal.help")}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {faults.summary}
    </FormDialog>
  );
}

/** The next date: day, clock, how and where. */
export function AppointmentDialog({ file, onClose }: Props) {
  const t = useTexts("file");
  const words = useWords();
  const today = useToday();
  const tell = useUndo();
  const [form, setForm] = useState({
    day: addDays(today, 7),
    clock: "10:00",
    minutes: "45",
    kind: "meeting" as Schemas["NoteKind"],
    place: "",
    purpose: "",
  });
  const save = useFileAct(
    file.id,
    (body: Schemas["AppointmentInput"], key) =>
      answer(
        api.POST("/api/participations/{participation}/appointments", {
          params: { path: { participation: file.id }, header: keyHeader(key) },
          body,
        }),
      ),
    () => {
      tell({ text: t("appointment.saved") });
      onClose();
    },
  );
  const faults = useFormFaults(["/starts_at", "/clock", "/minutes", "/place", "/purpose"], save.error);
  const change = (name: keyof typeof form) => ({
    value: form[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
      setForm({ ...form, [name]: event.target.value }),
  });
  const minutes = Number(form.minutes);
  return (
    <FormDialog
      title={t("appointment.heading")}
      act={t("appointment.save")}
      busy={save.isPending}
      onClose={onClose}
      onSubmit={() => {
        const well = faults.check({
          "/starts_at": !form.day && t("appointment.day_missing"),
          "/clock": !form.clock && t("appointment.clock_missing"),
          "/minutes": !(Number.isInteger(minutes) && minutes > 0) && t("minutes_wrong"),
        });
        if (!well) return;
        save.mutate({
          starts_at: instantOf(form.day, form.clock),
          minutes,
          kind: form.kind,
          place: form.place.trim(),
          purpose: form.purpose.trim(),
        });
      }}
    >
      <DayField
        {...faults.at("/starts_at")}
        value={form.day}
        onChange={(day) => setForm({ ...form, day })}
        label={t("day")}
      />
      <TextField {...faults.at("/clock")} {...change("clock")} type="time" label={t("appointment.clock")} />
      <TextField {...faults.at("/minutes")} {...change("minutes")} inputMode="numeric" label={t("minutes")} />
      <Select label={t("kind")} {...change("kind")}>
        {noteKinds.map((kind) => (
          <option key={kind} value={kind}>
            {words.note(kind)}
          </option>
        ))}
      </Select>
      <TextField
        {...faults.at("/place")}
        {...change("place")}
        maxLength={200}
        label={t("appointment.place")}
      />
      <TextField
        {...faults.at("/purpose")}
        {...change("purpose")}
        maxLength={500}
        label={t("appointment.purpose")}
      />
      {faults.summary}
    </FormDialog>
  );
}

export const taskOwners = ["consultant", "participant", "counsellor"] as const;

/** Something somebody will do, and by when. */
export function TaskDialog({ file, onClose }: Props) {
  const t = useTexts("file");
  const tell = useUndo();
  const [form, setForm] = useState({
    owner: "consultant" as Schemas["TaskInput"]["owner"],
    text: "",
    due: "",
  });
  const save = useFileAct(
    file.id,
    (body: Schemas["TaskInput"], key) =>
      answer(
        api.POST("/api/participations/{participation}/tasks", {
          params: { path: { participation: file.id }, header: keyHeader(key) },
          body,
        }),
      ),
    () => {
      tell({ text: t("task.saved") });
      onClose();
    },
  );
  const faults = useFormFaults(["/text", "/due_day"], save.error);
  return (
    <FormDialog
      title={t("task.heading")}
      act={t("task.save")}
      busy={save.isPending}
      onClose={onClose}
      onSubmit={() => {
        const text = form.text.trim();
        if (!faults.check({ "/text": !text && t("task.missing") })) return;
        save.mutate({ owner: form.owner, text, due_day: form.due || null });
      }}
    >
      <RadioGroup
        legend={t("task.owner")}
        value={form.owner}
        onChange={(owner: typeof form.owner) => setForm({ ...form, owner })}
      >
        {taskOwners.map((owner) => (
          <Radio key={owner} value={owner}>
            {t(`owner.${owner}`)}
          </Radio>
        ))}
      </RadioGroup>
      <Textarea
        {...faults.at("/text")}
        label={t("task.text")}
        maxLength={1000}
        value={form.text}
        onChange={(event) => setForm({ ...form, text: event.target.value })}
      />
      <DayField
        {...faults.at("/due_day")}
        label={t("task.due")}
        value={form.due}
        onChange={(chosen) => setForm({ ...form, due: chosen })}
      />
      {faults.summary}
    </FormDialog>
  );
}

/** Moves the stage of Supported Employment; back as well as forth. */
export function StageDialog({ file, onClose }: Props) {
  const t = useTexts("file");
  const today = useToday();
  const tell = useUndo();
  const nameOf = useSeStageName();
  const [form, setForm] = useState({ stage: file.se_stage ?? 1, day: today, reason: "" });
  const save = useFileAct(
    file.id,
    (body: Schemas["StageInput"], key) =>
      answer(
        api.POST("/api/participations/{participation}/se-stage", {
          params: { path: { participation: file.id }, header: keyHeader(key) },
          body,
        }),
      ),
    () => {
      tell({ text: t("stage.saved") });
      onClose();
    },
  );
  const newest = conflictOf<File>(save.error);
  const faults = useFormFaults(["/stage", "/day", "/reason"], save.error);
  return (
    <FormDialog
      title={t("stage.heading")}
      act={t("stage.save")}
      busy={save.isPending}
      onClose={onClose}
      onSubmit={() => {
        if (!faults.check({ "/day": !form.day && t("day_missing") })) return;
        save.mutate({
          stage: form.stage,
          day: form.day,
          reason: form.reason.trim() || null,
          version: (newest ?? file).version,
        });
      }}
    >
      <RadioGroup
        legend={t("stage.which")}
        value={form.stage}
        onChange={(stage: number) => setForm({ ...form, stage })}
      >
        {seStages.map((stage) => (
          <Radio key={stage} value={stage}>
            {`${stage} ${nameOf(stage)}`}
          </Radio>
        ))}
      </RadioGroup>
      <DayField
        {...faults.at("/day")}
        label={t("day")}
        value={form.day}
        onChange={(chosen) => setForm({ ...form, day: chosen })}
      />
      <TextField
        {...faults.at("/reason")}
        label={t("stage.reason")}
        maxLength={500}
        value={form.reason}
        onChange={(event) => setForm({ ...form, reason: event.target.value })}
      />
      {faults.summary}
    </FormDialog>
  );
}
