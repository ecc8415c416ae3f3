import { DatePicker, useDatepicker } from "@navikt/ds-react";
import { useEffect, useRef } from "react";
import type { Day } from "../texts/days";
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
export default function DayPicker({ value, onChange, max, ...field }: DayFieldProps) {
  const told = useRef(value);
  const { datepickerProps, inputProps, setSelected } = useDatepicker({
    defaultSelected: value ? toDate(value) : undefined,
    toDate: max ? toDate(max) : undefined,
    onDateChange: (date) => {
      const day = date ? toDay(date) : "";
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
  return (
    <DatePicker {...datepickerProps}>
      <DatePicker.Input {...inputProps} {...field} />
    </DatePicker>
  );
}
