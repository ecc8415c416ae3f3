import { BodyShort, Link } from "@navikt/ds-react";
import { Link as RouterLink } from "react-router-dom";
import type { Schemas } from "../../api/client";
import { RelativeDay } from "../../parts/RelativeDay";
import { paths } from "../../shell/paths";
import { useTexts } from "../../texts";
import style from "./Team.module.css";

type Event = Schemas["ComingEvent"];

/** Where an event leads, when there is a page for it. */
function placeOf(event: Event): string | null {
  return event.participation ? paths.participation(event.participation) : null;
}

/** What begins and ends in the time ahead, by day. */
export function Coming({ events }: { events: readonly Event[] }) {
  const t = useTexts("team");
  if (events.length === 0) return <BodyShort textColor="subtle">{t("coming_none")}</BodyShort>;
  return (
    <ul className={style.list}>
      {events.map((event) => {
        const place = placeOf(event);
        return (
          <li key={`${event.kind} ${event.day} ${event.name}`}>
            <strong>
              <RelativeDay day={event.day} />
            </strong>{" "}
            {t(`event.${event.kind}`)}
            {": "}
            {place ? (
              <Link as={RouterLink} to={place}>
                {event.name}
              </Link>
            ) : (
              event.name
            )}
          </li>
        );
      })}
    </ul>
  );
}
