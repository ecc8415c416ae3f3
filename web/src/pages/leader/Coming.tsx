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
  const parts = useTexts("parts");
  if (events.length === 0) return <BodyShort textColor="subtle">{t("coming_none")}</BodyShort>;
  return (
    <ul className={style.list}>
      {events.map((event) => {
        const place = placeOf(event);
        // A protected person has no name in lists.
        const name = event.name || parts("person.protected");
        return (
          <li key={`${event.kind} ${event.day} ${event.participation ?? event.name}`}>
            <strong>
              <RelativeDay day={event.day} />
            </strong>{" "}
            {t(`event.${event.kind}`)}
            {": "}
            {place ? (
              <Link as={RouterLink} to={place}>
                {name}
              </Link>
            ) : (
              name
            )}
          </li>
        );
      })}
    </ul>
  );
}
