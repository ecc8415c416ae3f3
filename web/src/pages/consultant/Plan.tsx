import { BodyShort, Button, HStack, Tag } from "@navikt/ds-react";
import { lazy, Suspense, useState } from "react";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { useToday } from "../../api/session";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { RelativeDay, RelativeTime, ShortDay } from "../../parts/RelativeDay";
import { Section } from "../../parts/Section";
import { useUndo } from "../../parts/UndoToast";
import { useWords } from "../../parts/words";
import { useTexts } from "../../texts";
import style from "./Participant.module.css";
import { useFileAct } from "./useFileAct";

type File = Schemas["ParticipationFile"];
type Appointment = Schemas["AppointmentView"];
const AppointmentDialog = lazy(() => import("./AppointmentDialog"));
const TaskDialog = lazy(() => import("./TaskDialog"));

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

function Tasks({ file }: { file: File }) {
  const t = useTexts("file");
  const today = useToday();
  const tell = useUndo();
  const change = useFileAct(file.id, ({ id, ...body }: { id: string } & Schemas["TaskChange"], key) =>
    answer(api.PUT("/api/tasks/{task}", { params: { path: { task: id }, header: keyHeader(key) }, body })),
  );
  const [changing, setChanging] = useState<Schemas["TaskView"] | null>(null);
  const mayChange = file.acts.includes("add_task");
  const tasks = [...file.tasks].sort(
    (a, b) =>
      Number(a.done_day !== null) - Number(b.done_day !== null) ||
      (a.due_day ?? "9999").localeCompare(b.due_day ?? "9999"),
  );

  /** Done today, or not done after all; both take the version that the task has now. */
  function mark(task: Schemas["TaskView"], done_day: string | null) {
    const { id, version, owner, text, due_day } = task;
    change.mutate(
      { id, version, owner, text, due_day, done_day },
      {
        onSuccess: (after) => {
          const now = after.tasks.find((one) => one.id === id);
          if (done_day && now) tell({ text: t("task.was_done"), undo: () => mark(now, null) });
        },
      },
    );
  }

  return (
    <Section title={t("tasks")}>
      <ProblemAlert error={change.error} />
      {tasks.length === 0 && <BodyShort textColor="subtle">{t("tasks_none")}</BodyShort>}
      <ul className={style.list}>
        {tasks.map((task) => (
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
                  onClick={() => mark(task, today)}
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
        ))}
      </ul>
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
  const coming = appointments
    .filter(({ day, state }) => day >= today && state === "planned")
    .sort((a, b) => a.starts_at.localeCompare(b.starts_at));
  const past = appointments
    .filter((appointment) => !coming.includes(appointment))
    .sort((a, b) => b.starts_at.localeCompare(a.starts_at));
  return (
    <Section title={t("appointments")}>
      {coming.length === 0 && <BodyShort textColor="subtle">{t("appointments_none")}</BodyShort>}
      <ul className={style.list}>
        {[...coming, ...past].map((appointment) => (
          <AppointmentRow
            key={appointment.id}
            file={file}
            appointment={appointment}
            isPast={past.includes(appointment)}
            onChange={() => setChanging(appointment)}
          />
        ))}
      </ul>
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
  const change = useFileAct(file.id, ({ id, ...body }: { id: string } & Schemas["AppointmentChange"], key) =>
    answer(
      api.PUT("/api/appointments/{appointment}", {
        params: { path: { appointment: id }, header: keyHeader(key) },
        body,
      }),
    ),
  );
  const [now] = useState(() => Date.now());
  const isOpen = appointment.state === "planned" && file.acts.includes("plan_appointment");
  const hasBegun = Date.parse(appointment.starts_at) <= now;

  /** What became of it; undone with the version that it has by then. */
  function mark(one: Appointment, state: Appointment["state"]) {
    const { id, version, starts_at, minutes, kind, place, purpose } = one;
    change.mutate(
      { id, version, starts_at, minutes, kind, place, purpose, state },
      {
        onSuccess: (after) => {
          const newest = after.appointments.find((other) => other.id === id);
          if (newest && state !== "planned")
            tell({ text: t(`appointment.was.${state}`), undo: () => mark(newest, "planned") });
        },
      },
    );
  }
  const act = (state: "held" | "missed" | "cancelled") => (
    <Button
      size="small"
      variant="tertiary"
      loading={change.isPending}
      onClick={() => mark(appointment, state)}
    >
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
      <ProblemAlert error={change.error} />
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
