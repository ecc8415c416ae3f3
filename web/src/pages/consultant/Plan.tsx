import { BodyShort, Button, HStack, ReadMore, Tag } from "@navikt/ds-react";
import { lazy, Suspense, useState, type ComponentType } from "react";
import type { Schemas } from "../../api/client";
import type { ProblemError } from "../../api/problem";
import { useToday } from "../../api/session";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { RelativeDay, RelativeTime, ShortDay } from "../../parts/RelativeDay";
import { Section } from "../../parts/Section";
import { useUndo } from "../../parts/UndoToast";
import { useWords } from "../../parts/words";
import { useTexts } from "../../texts";
import { changeAppointment, formOf as appointmentFormOf, type Appointment } from "./appointmentForm";
import style from "./Participant.module.css";
import { changeTask, formOf as taskFormOf, type Task } from "./taskForm";
import { useFileAct } from "./useFileAct";
import { newestIn } from "./useFileForm";

type File = Schemas["ParticipationFile"];
const AppointmentDialog = lazy(() => import("./AppointmentDialog"));
const TaskDialog = lazy(() => import("./TaskDialog"));
const AppointmentConflict = lazy(() => import("./AppointmentConflict"));
const TaskConflict = lazy(() => import("./TaskConflict"));

/** What has been agreed: tasks, appointments, and the goals through time. */
export function Plan({ file }: { file: File }) {
  const t = useTexts("file");
  return (
    <div className={style.columns}>
      <Tasks file={file} />
      <div className={style.column}>
        <Appointments file={file} />
        {file.goals.length > 0 && (
          <Section title={t("goals")}>
            <ul className={style.list}>
              {file.goals.map((goal) => (
                <li key={goal.version} className={style.row}>
                  <span className={style.text}>{goal.text}</span>
                  <BodyShort size="small" textColor="subtle">
                    <ShortDay day={goal.day} />
                    {goal.written_by && ` · ${goal.written_by}`}
                  </BodyShort>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
    </div>
  );
}

/** Both versions of something that somebody else had changed when the press came; fetched when it happens. */
function Both<Thing>({
  Conflict,
  ...sides
}: {
  Conflict: ComponentType<Sides<Thing>>;
} & Sides<Thing>) {
  return (
    <Suspense fallback={null}>
      <Conflict {...sides} />
    </Suspense>
  );
}
interface Sides<Thing> {
  file: File;
  mine: Thing;
  newest: Thing;
  onClose: () => void;
}

function Tasks({ file }: { file: File }) {
  const t = useTexts("file");
  const today = useToday();
  const tell = useUndo();
  const write = (task: Task, key: string) =>
    changeTask(task.id)({ form: taskFormOf(task), version: task.version }, key);
  const mark = useFileAct(file.id, write);
  const unmark = useFileAct(file.id, write);
  const newest = (id: string) => (now: File) => now.tasks.find((one) => one.id === id);
  const clash = mark.variables && newestIn(mark.error, newest(mark.variables.id));
  const [changing, setChanging] = useState<Task | null>(null);
  const mayChange = file.acts.includes("add_task");
  const open = file.tasks
    .filter(({ done_day }) => done_day === null)
    .sort((a, b) => (a.due_day ?? "9999").localeCompare(b.due_day ?? "9999"));
  const done = file.tasks
    .filter(({ done_day }) => done_day !== null)
    .sort((a, b) => (b.done_day ?? "").localeCompare(a.done_day ?? ""));

  /** Done today; taken back with the version that the task has then. */
  function markDone(task: Task) {
    mark.mutate(
      { ...task, done_day: today },
      {
        onSuccess: (after) => {
          const now = newest(task.id)(after);
          if (!now) return;
          const undone = { ...now, done_day: null };
          tell({
            text: t("task.was_done"),
            undo: () => unmark.mutateAsync(undone),
            conflict: (error, close) => {
              const theirs = newestIn(error as ProblemError, newest(task.id));
              return (
                theirs && (
                  <Both Conflict={TaskConflict} {...{ file, mine: undone, newest: theirs }} onClose={close} />
                )
              );
            },
          });
        },
      },
    );
  }

  const row = (task: Task) => (
    <li key={task.id} className={style.row} data-past={task.done_day !== null || undefined}>
      <span className={style.text}>{task.text}</span>
      <BodyShort size="small" textColor="subtle">
        {t(`owner.${task.owner}`)}
        {task.done_day ? (
          <>
            {` · ${t("task.done")} `}
            <RelativeDay day={task.done_day} />
          </>
        ) : (
          task.due_day && (
            <>
              {` · ${t("task.due")} `}
              <RelativeDay day={task.due_day} />
            </>
          )
        )}
      </BodyShort>
      {mayChange && task.done_day === null && (
        <HStack gap="space-4">
          <Button
            size="small"
            variant="tertiary"
            aria-label={`${t("task.mark_done")}: ${task.text}`}
            onClick={() => markDone(task)}
          >
            {t("task.mark_done")}
          </Button>
          <Button
            size="small"
            variant="tertiary"
            aria-label={`${t("task.change")}: ${task.text}`}
            onClick={() => setChanging(task)}
          >
            {t("task.change")}
          </Button>
        </HStack>
      )}
    </li>
  );

  return (
    <Section title={t("tasks")}>
      {clash ? (
        <Both Conflict={TaskConflict} file={file} mine={mark.variables} newest={clash} onClose={mark.reset} />
      ) : (
        <ProblemAlert error={mark.error} />
      )}
      {open.length === 0 && (
        <BodyShort textColor="subtle">{t(done.length > 0 ? "tasks_none_open" : "tasks_none")}</BodyShort>
      )}
      <ul className={style.list}>{open.map(row)}</ul>
      {done.length > 0 && (
        <ReadMore size="small" header={t("tasks_done", { count: done.length })}>
          <ul className={style.list}>{done.map(row)}</ul>
        </ReadMore>
      )}
      {changing && (
        <Suspense fallback={null}>
          <TaskDialog file={file} task={changing} onClose={() => setChanging(null)} />
        </Suspense>
      )}
    </Section>
  );
}

function Appointments({ file }: { file: File }) {
  const t = useTexts("file");
  const today = useToday();
  const [changing, setChanging] = useState<Appointment | null>(null);
  const { appointments } = file;
  // One that is past and of which nobody has said what became of it is still to be dealt with.
  const coming = appointments
    .filter(({ state }) => state === "planned")
    .sort((a, b) => a.starts_at.localeCompare(b.starts_at));
  const past = appointments
    .filter(({ state }) => state !== "planned")
    .sort((a, b) => b.starts_at.localeCompare(a.starts_at));
  const row = (appointment: Appointment) => (
    <AppointmentRow
      key={appointment.id}
      file={file}
      appointment={appointment}
      isPast={appointment.state !== "planned"}
      onChange={() => setChanging(appointment)}
    />
  );
  return (
    <Section title={t("appointments")}>
      {!coming.some(({ day }) => day >= today) && (
        <BodyShort textColor="subtle">{t("appointments_none")}</BodyShort>
      )}
      <ul className={style.list}>{coming.map(row)}</ul>
      {past.length > 0 && (
        <ReadMore size="small" header={t("appointments_past", { count: past.length })}>
          <ul className={style.list}>{past.map(row)}</ul>
        </ReadMore>
      )}
      {changing && (
        <Suspense fallback={null}>
          <AppointmentDialog file={file} appointment={changing} onClose={() => setChanging(null)} />
        </Suspense>
      )}
    </Section>
  );
}

/** One appointment, with what became of it: held or not once it has begun, moved or cancelled until then. */
function AppointmentRow({
  file,
  appointment,
  isPast,
  onChange,
}: {
  file: File;
  appointment: Appointment;
  isPast: boolean;
  onChange: () => void;
}) {
  const t = useTexts("file");
  const words = useWords();
  const tell = useUndo();
  const write = (one: Appointment, key: string) =>
    changeAppointment(one.id)({ form: appointmentFormOf(one), version: one.version }, key);
  const mark = useFileAct(file.id, write);
  const unmark = useFileAct(file.id, write);
  const newest = (now: File) => now.appointments.find(({ id }) => id === appointment.id);
  const clash = newestIn(mark.error, newest);
  const [now] = useState(() => Date.now());
  const isOpen = appointment.state === "planned" && file.acts.includes("plan_appointment");
  const hasBegun = Date.parse(appointment.starts_at) <= now;

  /** What became of it; taken back with the version that it has then. */
  function markAs(state: "held" | "missed" | "cancelled") {
    mark.mutate(
      { ...appointment, state },
      {
        onSuccess: (after) => {
          const now = newest(after);
          if (!now) return;
          const undone: Appointment = { ...now, state: "planned" };
          tell({
            text: t(`appointment.was.${state}`),
            undo: () => unmark.mutateAsync(undone),
            conflict: (error, close) => {
              const theirs = newestIn(error as ProblemError, newest);
              return (
                theirs && (
                  <Both
                    Conflict={AppointmentConflict}
                    {...{ file, mine: undone, newest: theirs }}
                    onClose={close}
                  />
                )
              );
            },
          });
        },
      },
    );
  }
  const act = (state: "held" | "missed" | "cancelled") => (
    <Button size="small" variant="tertiary" loading={mark.isPending} onClick={() => markAs(state)}>
      {t(`appointment.act.${state}`)}
    </Button>
  );

  return (
    <li className={style.row} data-past={isPast || undefined}>
      <strong>
        <RelativeTime at={appointment.starts_at} />
      </strong>
      <span>
        {words.note(appointment.kind)}
        {appointment.place && `, ${appointment.place}`}
        {appointment.purpose && ` · ${appointment.purpose}`}{" "}
        {appointment.state !== "planned" && (
          <Tag size="xsmall" variant="outline">
            {words.appointment(appointment.state)}
          </Tag>
        )}
      </span>
      {clash && mark.variables ? (
        <Both
          Conflict={AppointmentConflict}
          file={file}
          mine={mark.variables}
          newest={clash}
          onClose={mark.reset}
        />
      ) : (
        <ProblemAlert error={mark.error} />
      )}
      {isOpen && (
        <HStack gap="space-4">
          {hasBegun && act("held")}
          {hasBegun && act("missed")}
          <Button size="small" variant="tertiary" onClick={onChange}>
            {t("appointment.act.move")}
          </Button>
          {!hasBegun && act("cancelled")}
        </HStack>
      )}
    </li>
  );
}
