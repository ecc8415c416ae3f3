import { PadlockLockedIcon } from "@navikt/aksel-icons";
import { BodyLong, BodyShort, Heading, ReadMore, VStack } from "@navikt/ds-react";
import type { Schemas } from "../../api/client";
import { RelativeDay, ShortDay } from "../../parts/RelativeDay";
import { useWords } from "../../parts/words";
import { useTexts } from "../../texts";
import { dayOf, useDays } from "../../texts/days";
import style from "./OwnNoteCard.module.css";

/** A note as the one it is about reads it. A withheld one is shown as the exception it is, with its reason. */
export function OwnNoteCard({ note, level }: { note: Schemas["OwnNote"]; level: "2" | "3" }) {
  const t = useTexts("my_page");
  const words = useWords();
  const days = useDays();
  return (
    <article className={style.note}>
      <Heading level={level} size="xsmall">
        {words.note(note.kind)}, <RelativeDay day={note.day} />
      </Heading>
      <BodyShort size="small" textColor="subtle">
        {t("notes.by", { name: note.author })}
        {note.minutes > 0 && ` · ${days.minutes(note.minutes)}`}
        {note.corrections > 0 && ` · ${t("notes.corrected", { count: note.corrections })}`}
      </BodyShort>
      {note.withheld ? (
        <VStack gap="space-4" className={style.withheld}>
          <BodyShort weight="semibold" className={style.locked}>
            <PadlockLockedIcon aria-hidden fontSize="1.25rem" />
            {t("notes.withheld")}
          </BodyShort>
          {note.withheld_reason && (
            <BodyShort>{t("notes.withheld_why", { reason: note.withheld_reason })}</BodyShort>
          )}
          <BodyShort>{t("notes.withheld_ask")}</BodyShort>
        </VStack>
      ) : (
        <BodyLong className={style.text}>{note.text}</BodyLong>
      )}
      {note.earlier.length > 0 && (
        <ReadMore size="small" header={t("notes.earlier")}>
          <VStack gap="space-16">
            {note.earlier.map((version) => (
              <div key={version.number} className={style.earlier}>
                <BodyShort size="small" weight="semibold">
                  {t("notes.earlier_version", { number: version.number })},{" "}
                  <ShortDay day={dayOf(version.written_at)} />
                </BodyShort>
                <BodyLong className={style.text}>{version.text}</BodyLong>
                {version.reason && (
                  <BodyShort size="small" textColor="subtle">
                    {t("notes.reason", { reason: version.reason })}
                  </BodyShort>
                )}
              </div>
            ))}
          </VStack>
        </ReadMore>
      )}
    </article>
  );
}
