import { useToday } from "../../api/session";
import { RelativeDay } from "../../parts/RelativeDay";
import { useTexts } from "../../texts";
import style from "./Contract.module.css";

/** The day an option has to be decided by; one that has passed stands out. */
export function DecideBy({ day }: { day: string }) {
  const t = useTexts("contract");
  const late = day < useToday();
  return (
    <span className={late ? style.late : undefined}>
      {t(late ? "decide_late" : "decide_by")} <RelativeDay day={day} />
    </span>
  );
}
