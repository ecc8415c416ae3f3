import { BodyShort, Button, HStack, Textarea, VStack } from "@navikt/ds-react";
import { PencilIcon, StarIcon } from "@navikt/aksel-icons";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAct } from "../../api/act";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { conflictOf } from "../../api/problem";
import { useToday } from "../../api/session";
import { ConflictView } from "../../parts/ConflictView";
import { DraftStatus } from "../../parts/DraftStatus";
import { useFormFaults } from "../../parts/FormFaults";
import { Section } from "../../parts/Section";
import { SkeletonList } from "../../parts/Skeletons";
import { useDraft } from "../../parts/useDraft";
import { useUndo } from "../../parts/UndoToast";
import { useTexts } from "../../texts";
import { useDays } from "../../texts/days";
import style from "./MyGoal.module.css";
import { ownPageKey } from "./useOwnPage";

type Goal = Schemas["Goal"];
type File = Schemas["ParticipationFile"];

/** What the participant wants, in their own words, and theirs to change. */
export function MyGoal({ participation, goal }: { participation: string; goal: Goal | null }) {
  const t = useTexts("my_page");
  const days = useDays();
  const today = useToday();
  const [writing, setWriting] = useState(false);
  return (
    <Section
      title={t("goal.heading")}
      icon={<StarIcon />}
      actions={
        goal &&
        !writing && (
          <Button
            size="small"
            variant="tertiary"
            icon={<PencilIcon aria-hidden />}
            onClick={() => setWriting(true)}
          >
            {t("goal.change")}
          </Button>
        )
      }
    >
      {writing ? (
        <WriteGoal participation={participation} goal={goal} onDone={() => setWriting(false)} />
      ) : goal ? (
        <>
          <blockquote className={style.goal}>{goal.text}</blockquote>
          <BodyShort size="small" textColor="subtle">
            {goal.written_by
              ? t("goal.recorded_by", { day: days.short(goal.day, today), name: goal.written_by })
              : t("goal.since", { day: days.short(goal.day, today) })}
          </BodyShort>
        </>
      ) : (
        <VStack gap="space-12" align="start">
          <BodyShort weight="semibold">{t("goal.none")}</BodyShort>
          <BodyShort>{t("goal.none_help")}</BodyShort>
          <Button onClick={() => setWriting(true)}>{t("goal.write")}</Button>
        </VStack>
      )}
    </Section>
  );
}

function WriteGoal({
  participation,
  goal,
  onDone,
}: {
  participation: string;
  goal: Goal | null;
  onDone: () => void;
}) {
  const t = useTexts("my_page");
  const common = useTexts("common");
  const client = useQueryClient();
  const today = useToday();
  const tell = useUndo();
  const draft = useDraft(`goal-${participation}`, { text: goal?.text ?? "" }, { participation });
  const save = useAct(
    ({ text, version }: { text: string; version: number }, key) =>
      answer(
        api.PUT("/api/participations/{participation}/goal", {
          params: { path: { participation }, header: keyHeader(key) },
          body: { text, day: today, version },
        }),
      ),
    {
      onDone: async () => {
        await client.invalidateQueries({ queryKey: ownPageKey });
        draft.finish();
        tell({ text: t("goal.saved") });
        onDone();
      },
    },
  );
  const newest = conflictOf<File>(save.error);
  const faults = useFormFaults(["/text"], newest ? null : save.error);

  if (!draft.ready) return <SkeletonList rows={1} height={140} />;
  if (newest) {
    return (
      <ConflictView
        fields={[
          {
            name: "text",
            label: t("goal.conflict_label"),
            mine: draft.value.text,
            theirs: newest.goal?.text ?? "",
          },
        ]}
        busy={save.isPending}
        onSave={({ text }) => save.mutate({ text, version: newest.goal_version })}
        onCancel={() => save.reset()}
      />
    );
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const text = draft.value.text.trim();
        if (faults.check({ "/text": !text && t("goal.missing") })) {
          save.mutate({ text, version: goal?.version ?? 0 });
        }
      }}
    >
      <VStack gap="space-16">
        <Textarea
          {...faults.at("/text")}
          label={t("goal.label")}
          description={t("goal.help")}
          maxLength={2000}
          minRows={3}
          value={draft.value.text}
          onChange={(event) => draft.change({ text: event.target.value })}
        />
        <DraftStatus draft={draft} />
        {faults.summary}
        <HStack gap="space-12">
          <Button type="submit" loading={save.isPending}>
            {t("goal.save")}
          </Button>
          <Button
            type="button"
            variant="secondary"
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
