import { Fragment, useLayoutEffect, useRef, useState } from "react";
import { BodyShort, Button, Link } from "@navikt/ds-react";
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

/** What begins and ends in the time ahead, by day; what is of one kind on one day stands together. */
export function Coming({ events }: { events: readonly Event[] }) {
  const t = useTexts("team");
  if (events.length === 0) return <BodyShort textColor="subtle">{t("coming_none")}</BodyShort>;
  const together = new Map<string, Event[]>();
  for (const event of events) {
    const key = `${event.day} ${event.kind}`;
    together.set(key, [...(together.get(key) ?? []), event]);
  }
  return (
    <ul className={style.list}>
      {[...together].map(([key, group]) => (
        <li key={key}>
          <strong>
            <RelativeDay day={group[0]?.day} />
          </strong>{" "}
          {group[0] && t(`event.${group[0].kind}`)}
          {group.length > 1 && ` (${group.length})`}
          {": "}
          <Names events={group} />
        </li>
      ))}
    </ul>
  );
}

/** So many names are shown at once, before the rest are asked for; one or two more are not worth asking. */
const shownAtOnce = 6;

function Names({ events }: { events: readonly Event[] }) {
  const t = useTexts("team");
  const [all, setAll] = useState(false);
  const shown = all || events.length <= shownAtOnce + 2 ? events : events.slice(0, shownAtOnce);
  const left = events.length - shown.length;
  const names = useRef<HTMLSpanElement>(null);
  // The button that was pressed is gone: one goes on where the names do.
  useLayoutEffect(() => {
    if (all) [...(names.current?.querySelectorAll("a") ?? [])][shownAtOnce]?.focus();
  }, [all]);
  return (
    <span ref={names}>
      {shown.map((event, index) => (
        <Fragment key={event.participation ?? event.employee ?? event.contract ?? index}>
          {index > 0 && ", "}
          <Who event={event} />
        </Fragment>
      ))}
      {left > 0 && (
        <>
          {" "}
          <Button size="xsmall" variant="tertiary" onClick={() => setAll(true)}>
            {t("coming_more", { count: left })}
          </Button>
        </>
      )}
    </span>
  );
}

/** A participant without a name here is one with a protected address. */
function Who({ event }: { event: Event }) {
  const t = useTexts("parts");
  const place = placeOf(event);
  if (!place) return <>{event.name}</>;
  return (
    <Link as={RouterLink} to={place}>
      {event.name || t("person.protected")}
    </Link>
  );
}
