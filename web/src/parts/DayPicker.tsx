import { DatePicker, useDatepicker } from "@navikt/ds-react";
import { useEffect, useRef, useState } from "react";
import { useToday } from "../api/session";
import { useTexts } from "../texts";
import { typedDay, useDays, type Day } from "../texts/days";
import type { DayFieldProps } from "./DayField";

/** The picker speaks in the machine's own midnight; a day of ours is the same day of the calendar there. */
function toDate(day: Day): Date {
  return new Date(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8)));
}

function toDay(date: Date): Day {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The picker of DayField, by itself: it is the heaviest part there is, and fetched when the first is shown. */
export default function DayPicker({ value, onChange, max, error, ...field }: DayFieldProps) {
  const today = useToday();
  const days = useDays();
  const t = useTexts("days");
  const told = useRef(value);
  const [fault, setFault] = useState<string>();
  const { datepickerProps, inputProps, setSelected } = useDatepicker({
    defaultSelected: value ? toDate(value) : undefined,
    toDate: max ? toDate(max) : undefined,
    onDateChange: (date) => {
      setFault(undefined);
      // The first figures of a year are no year yet.
      const day = date && date.getFullYear() > 999 ? toDay(date) : "";
      if (day === told.current) return;
      told.current = day;
      onChange(day);
    },
  });
  // Set from outside, as when a form begins anew.
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setSelected(value ? toDate(value) : undefined);
  }, [value, setSelected]);

  /** Takes what is typed for the day it means. What means none, or one that may not be, is said, and is not lost. */
  function settle(text: string) {
    if (told.current || text.trim() === "") return;
    const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
    const day = typedDay(
      text,
      today,
      months.map((month) => t(`month.${month}`)),
    );
    if (!day) setFault(t("unreadable", { day: days.figures(today) }));
    else if (max && day > max) setFault(t("too_late", { day: days.figures(max) }));
    else setSelected(toDate(day));
  }

  return (
    <DatePicker {...datepickerProps}>
      <DatePicker.Input
        {...inputProps}
        {...field}
        error={fault ?? error}
        data-unreadable={fault !== undefined || undefined}
        onBlur={(event) => {
          inputProps.onBlur?.(event);
          settle(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") settle(event.currentTarget.value);
        }}
      />
    </DatePicker>
  );
}
