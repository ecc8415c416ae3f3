import { Box, VStack } from "@navikt/ds-react";
import { BodyShort } from "@navikt/ds-react";
import { EmptyState } from "../../parts/EmptyState";
import { PageHeading } from "../../parts/PageHeading";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { SkeletonList } from "../../parts/Skeletons";
import { useTexts } from "../../texts";
import style from "./MyNotes.module.css";
import { OwnNoteCard } from "./OwnNoteCard";
import { useOwnPage } from "./useOwnPage";

/** All that is written and signed about me, newest first. */
export default function MyNotes() {
  const t = useTexts("my_page");
  const query = useOwnPage();
  return (
    <div className={style.page}>
      <PageHeading title={t("notes.heading")}>
        <BodyShort textColor="subtle">{t("notes.intro")}</BodyShort>
      </PageHeading>
      {query.isPending ? (
        <SkeletonList rows={5} height={140} />
      ) : !query.data ? (
        <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data.notes.length === 0 ? (
        <EmptyState title={t("notes.none")} />
      ) : (
        <VStack gap="space-16">
          {query.data.notes.map((note) => (
            <Box
              key={note.id}
              background="raised"
              borderColor="neutral-subtle"
              borderWidth="1"
              borderRadius="12"
              padding={{ xs: "space-16", md: "space-24" }}
            >
              <OwnNoteCard note={note} level="2" />
            </Box>
          ))}
        </VStack>
      )}
    </div>
  );
}
