import { Skeleton } from "@navikt/ds-react";
import { lazy, Suspense } from "react";
import type { Day } from "../texts/days";

const DayPicker = lazy(() => import("./DayPicker"));

export interface DayFieldProps {
  /** Empty when there is none. */
  value: Day;
  onChange: (day: Day) => void;
  /** The last day that can be picked. */
  max?: Day;
  label: string;
  description?: string;
  id?: string;
  error?: string;
  size?: "medium" | "small";
}

/**
 * A day, typed as people write days, or picked. What is not a day yet gives an empty text; what was left as none is
 * told beside it, and holds its form back (`submits`).
 */
export function DayField(props: DayFieldProps) {
  return (
    <Suspense fallback={<Skeleton variant="rounded" height={76} />}>
      <DayPicker {...props} />
    </Suspense>
  );
}
