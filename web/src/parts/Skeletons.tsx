import { Skeleton, VStack } from "@navikt/ds-react";
import { useTexts } from "../texts";
import style from "./Skeletons.module.css";

/** The outline of a list while it is fetched: as many lines as will likely come, never a blank page. */
export function SkeletonList({ rows = 6, height = 56 }: { rows?: number; height?: number }) {
  const t = useTexts("parts");
  return (
    <div role="status" aria-label={t("skeleton")}>
      <VStack gap="space-8" aria-hidden>
        {Array.from({ length: rows }, (_, row) => (
          <Skeleton key={row} variant="rounded" height={height} />
        ))}
      </VStack>
    </div>
  );
}

/** The outline of a page: a heading and some boxes. */
export function SkeletonPage() {
  const t = useTexts("parts");
  return (
    <div role="status" aria-label={t("skeleton")}>
      <VStack gap="space-24" aria-hidden>
        <Skeleton variant="text" className={style.heading} />
        <Skeleton variant="rounded" height={120} />
        <div className={style.boxes}>
          <Skeleton variant="rounded" height={220} />
          <Skeleton variant="rounded" height={220} />
        </div>
      </VStack>
    </div>
  );
}
