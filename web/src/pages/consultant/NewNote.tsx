import { BodyShort, HStack, Link, Search, Switch, VStack } from "@navikt/ds-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useLayoutEffect, useRef, useState } from "react";
import { Link as RouterLink, useLocation, useNavigate, useSearchParams } from "react-router-dom";
import { answer, api } from "../../api/client";
import { useSession } from "../../api/session";
import { LinkButton } from "../../parts/LinkButton";
import { EmptyState } from "../../parts/EmptyState";
import { PageHeading } from "../../parts/PageHeading";
import { PersonName } from "../../parts/PersonName";
import { PhaseChip } from "../../parts/PhaseChip";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { RelativeTime } from "../../parts/RelativeDay";
import { Section } from "../../parts/Section";
import { SkeletonList } from "../../parts/Skeletons";
import { useDelayed } from "../../parts/useDelayed";
import { paths } from "../../shell/paths";
import { useTexts } from "../../texts";
import style from "./NewNote.module.css";
import { participationQuery } from "./participationQuery";
import { WriteNote } from "./WriteNote";

/** A note from anywhere: whom it is about, then the note, then back to where one was. */
export default function NewNote() {
  const t = useTexts("new_note");
  const about = useSearchParams()[0].get("participation");
  return (
    <div className={style.page}>
      <PageHeading title={t("title")} place={paths.newNote()} />
      {about ? <NoteAbout participation={about} /> : <ChoosePerson />}
    </div>
  );
}

function NoteAbout({ participation }: { participation: string }) {
  const t = useTexts("new_note");
  const navigate = useNavigate();
  const { key } = useLocation();
  const query = useQuery(participationQuery(participation));
  if (query.isPending) return <SkeletonList rows={2} height={120} />;
  if (!query.data) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  const file = query.data;
  // The very first page of a window has nothing to go back to.
  const back = () =>
    void (key === "default" ? navigate(`${paths.participation(file.id)}/notes`) : navigate(-1));
  return (
    <VStack gap="space-20">
      <HStack gap="space-8" align="center" className={style.about}>
        <Link as={RouterLink} to={paths.participation(file.id)}>
          <PersonName name={file.person.name} />
        </Link>
        <PhaseChip phase={file.phases.participation} size="xsmall" />
        <LinkButton to={paths.newNote()} replace size="xsmall" variant="tertiary">
          {t("another")}
        </LinkButton>
      </HStack>
      {file.acts.includes("write_note") ? (
        <Section title={t("note")}>
          <WriteNote participation={file.id} appointments={file.appointments} focused onDone={back} />
        </Section>
      ) : (
        <EmptyState title={t("may_not")}>{t("may_not_help")}</EmptyState>
      )}
    </VStack>
  );
}

/** As many as are seen at once; the others are found by a letter of their name. */
const shown = 12;

/** My people, those I meet next first, or a leader's whole team; what is typed is a name, so it stays out of the page's address. */
function ChoosePerson() {
  const t = useTexts("new_note");
  const [typed, setTyped] = useState("");
  const leads = useSession().role === "leader";
  const [wide, setWide] = useState(leads);
  const q = useDelayed(typed.trim(), 150);
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => frame.current?.querySelector("input")?.focus(), []);
  const scope = wide ? "team" : "mine";
  const query = useQuery({
    queryKey: ["participations", "choose", scope, q],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/participations", {
          params: {
            query: {
              scope,
              q: q || undefined,
              sort: q ? "name" : "next_date",
              order: "ascending",
              limit: shown,
            },
          },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
  const rows = query.data?.rows.filter(({ readable }) => readable) ?? [];

  /** Arrow keys walk from the field through the people and back; Enter in the field takes the first. */
  function walk(event: React.KeyboardEvent) {
    const stops = [
      ...(frame.current?.querySelectorAll<HTMLElement>("input[type=search], a[data-person]") ?? []),
    ];
    const here = stops.indexOf(document.activeElement as HTMLElement);
    const next = stops[here + (event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : NaN)];
    if (here >= 0 && next) {
      event.preventDefault();
      next.focus();
    }
  }

  return (
    // The keys only help along; everybody is an ordinary link that Tab reaches.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={frame} onKeyDown={walk} className={style.choose}>
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          if (q === typed.trim()) frame.current?.querySelector<HTMLElement>("a[data-person]")?.click();
        }}
      >
        <Search
          variant="simple"
          hideLabel={false}
          label={t("who")}
          autoComplete="off"
          value={typed}
          onChange={setTyped}
          onClear={() => setTyped("")}
        />
      </form>
      <Switch size="small" checked={wide} onChange={(event) => setWide(event.target.checked)}>
        {t("whole_team")}
      </Switch>
      {query.isPending && <SkeletonList rows={5} height={48} />}
      <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      {query.isSuccess && rows.length === 0 && (
        <EmptyState title={q ? t("none") : t("nobody")}>{q ? t("none_help") : t("nobody_help")}</EmptyState>
      )}
      {rows.length > 0 && (
        <>
          <ul className={style.people} aria-label={t("people")}>
            {rows.map((row) => (
              <li key={row.id}>
                <RouterLink to={paths.newNote(row.id)} replace data-person className={style.person}>
                  <span className={style.name}>
                    <PersonName name={row.person} />
                  </span>
                  <PhaseChip phase={row.phase} size="xsmall" />
                  {row.next && (
                    <BodyShort as="span" size="small" textColor="subtle" className={style.next}>
                      {t("next")} <RelativeTime at={row.next.starts_at} />
                    </BodyShort>
                  )}
                </RouterLink>
              </li>
            ))}
          </ul>
          {query.data && query.data.total > shown && (
            <BodyShort textColor="subtle">{t("more", { shown, total: query.data.total })}</BodyShort>
          )}
        </>
      )}
    </div>
  );
}
