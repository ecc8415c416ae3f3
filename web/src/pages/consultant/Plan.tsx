import { BodyShort, Button, Tag } from "@navikt/ds-react";
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

/** What has been agreed: tasks, appointments, and the goals through time. */
export function Plan({ file }: { file: File }) {
  const t = useTexts("file");
  return (
    <div className={style.columns}>
      <Tasks file={file} />
      <div className={style.column}>
        <Appointments appointments={file.appointments} />
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
              <Button
                size="small"
                variant="tertiary"
                aria-label={`${t("task.mark_done")}: ${task.text}`}
                onClick={() => mark(task, today)}
              >
                {t("task.mark_done")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Appointments({ appointments }: { appointments: File["appointments"] }) {
  const t = useTexts("file");
  const words = useWords();
  const today = useToday();
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
          <li key={appointment.id} className={style.row} data-past={past.includes(appointment) || undefined}>
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
          </li>
        ))}
      </ul>
    </Section>
  );
}
