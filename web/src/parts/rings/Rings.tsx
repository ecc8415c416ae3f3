import { BodyShort, Box, Detail, Heading, HStack, Tag } from "@navikt/ds-react";
import { useId, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useNavigate } from "react-router-dom";
import { paths } from "../../shell/paths";
import { useTexts } from "../../texts";
import { dayNumber, useDays } from "../../texts/days";
import { ContractRing, discRadius, Hand, Scale } from "./Face";
import {
  consultantLines,
  dialOf,
  participantLines,
  rings,
  size,
  type Line,
  type RingsData,
  type Span,
} from "./geometry";
import style from "./Rings.module.css";

const centre = size / 2;

/** What the card beside the picture says about a line, and where it leads. */
interface Told {
  title: string;
  detail: string;
  days: string;
  gapDays: number;
  spans: readonly Span[];
  href: string | null;
}

/**
 * The product's face: contract, consultants and participants as three rings of time, with today's hand. The picture is
 * one stop for the keyboard; arrow keys walk from line to line, Enter opens. RingsTable says the same in words.
 */
export function Rings({ data }: { data: RingsData }) {
  const t = useTexts("rings");
  const { figures: dayTextOf } = useDays();
  const navigate = useNavigate();
  const titleId = useId();
  const [chosen, setChosen] = useState<string | null>(null);
  const [walking, setWalking] = useState<string | null>(null);
  const nodes = useRef(new Map<string, SVGGElement>());

  const dial = useMemo(() => dialOf(data), [data]);
  const consultants = useMemo(() => consultantLines(data, dial), [data, dial]);
  const participants = useMemo(() => participantLines(data, dial), [data, dial]);

  const told = useMemo(() => {
    const all = new Map<string, Told>();
    const days = (spans: readonly Span[]) => {
      const first = spans[0]?.first_day ?? data.first_day;
      const last = spans[spans.length - 1]?.last_day ?? data.last_day;
      return t("days", { first: dayTextOf(first), last: dayTextOf(last) });
    };
    for (const c of data.consultants) {
      all.set(c.employee, {
        title: c.name,
        detail: t("consultantDetail", { title: c.role_title, count: c.caseload }),
        days: days(c.spans),
        gapDays: 0,
        spans: c.spans,
        href: paths.employee(c.employee),
      });
    }
    for (const p of data.participants) {
      all.set(p.participation, {
        title: p.protected ? t("protected") : (p.name ?? t("nameless")),
        detail: p.lead ? t("followedBy", { name: p.lead.name }) : t("nobody"),
        days: days(p.spans),
        gapDays: p.gaps.reduce((sum, gap) => sum + dayNumber(gap.last_day) - dayNumber(gap.first_day) + 1, 0),
        spans: p.spans,
        href: p.readable ? paths.participation(p.participation) : null,
      });
    }
    return all;
  }, [data, t, dayTextOf]);

  const order = useMemo(
    () => [...consultants, ...participants].map((line) => line.id),
    [consultants, participants],
  );
  const stop = walking ?? order[0] ?? null;

  function open(id: string) {
    const href = told.get(id)?.href;
    if (href) void navigate(href);
  }

  function walk(event: KeyboardEvent) {
    const here = stop === null ? -1 : order.indexOf(stop);
    const last = order.length - 1;
    const ring = here < consultants.length ? 0 : 1;
    const target = {
      ArrowRight: Math.min(here + 1, last),
      ArrowLeft: Math.max(here - 1, 0),
      ArrowUp: ring === 0 && participants.length > 0 ? consultants.length : here,
      ArrowDown: ring === 1 && consultants.length > 0 ? 0 : here,
      Home: 0,
      End: last,
    }[event.key];
    if ((event.key === "Enter" || event.key === " ") && stop !== null) {
      event.preventDefault();
      open(stop);
    } else if (target !== undefined) {
      event.preventDefault();
      const id = order[target];
      if (id === undefined) return;
      setWalking(id);
      setChosen(id);
      nodes.current.get(id)?.focus();
    }
  }

  const lineProps = (line: Line) => ({
    line,
    told: told.get(line.id),
    chosen: chosen === line.id,
    stop: stop === line.id,
    hold: (node: SVGGElement | null) => {
      if (node) nodes.current.set(line.id, node);
      else nodes.current.delete(line.id);
    },
    onChoose: setChosen,
    onOpen: open,
  });

  const chosenTold = chosen === null ? null : told.get(chosen);
  const todayAngle = dial.angle(dayNumber(data.today));
  const daysLeft = dayNumber(data.decided_last_day) - dayNumber(data.today);

  return (
    <figure className={style.figure} aria-labelledby={titleId}>
      <figcaption id={titleId} className="aksel-sr-only">
        {t("summary", {
          contract: data.contract.name,
          first: dayTextOf(data.first_day),
          last: dayTextOf(data.last_day),
          consultants: data.consultants.length,
          participants: data.participants.length,
          withoutLead: data.without_lead,
        })}
      </figcaption>
      <div className={style.picture} onPointerLeave={() => setChosen(null)}>
        <svg
          viewBox={`0 0 ${size} ${size}`}
          role="group"
          aria-label={t("picture")}
          className={chosen ? style.dimmed : undefined}
        >
          <circle className={style.disc} cx={centre} cy={centre} r={discRadius} />
          <ContractRing data={data} dial={dial} />
          {[rings.consultants.inner - 8, rings.participants.inner - 8].map((radius) => (
            <circle key={radius} className={style.track} cx={centre} cy={centre} r={radius} />
          ))}
          <Scale dial={dial} />
          <g onKeyDown={walk}>
            {consultants.map((line) => (
              <RingLine key={line.id} {...lineProps(line)} />
            ))}
            {participants.map((line) => (
              <RingLine key={line.id} {...lineProps(line)} />
            ))}
          </g>
          <g aria-hidden="true">
            <Hand angle={todayAngle} label={t("today")} />
            <text className={style.centreNumber} x={centre} y={centre - 8} textAnchor="middle">
              {Math.max(daysLeft, 0)}
            </text>
            <text className={style.centreText} x={centre} y={centre + 24} textAnchor="middle">
              {t("daysLeft", { count: Math.max(daysLeft, 0) })}
            </text>
            <text
              className={data.without_lead > 0 ? style.centreTrouble : style.centreText}
              x={centre}
              y={centre + 58}
              textAnchor="middle"
            >
              {t("withoutLead", { count: data.without_lead })}
            </text>
          </g>
        </svg>
      </div>
      <Legend
        withOption={data.options.some(
          (one) => one.decision === "open" && dayNumber(one.first_day) < dial.end,
        )}
      />
      <Box
        className={style.card}
        padding="space-16"
        borderRadius="8"
        borderWidth="1"
        borderColor="neutral-subtle"
        aria-live="polite"
      >
        {chosenTold ? (
          <>
            <HStack gap="space-12" align="center">
              <Heading level="3" size="xsmall">
                {chosenTold.title}
              </Heading>
              {chosenTold.gapDays > 0 && (
                <Tag size="small" variant="warning">
                  {t("gapDays", { count: chosenTold.gapDays })}
                </Tag>
              )}
            </HStack>
            <BodyShort>{chosenTold.detail}</BodyShort>
            <Detail>
              {chosenTold.days} · {chosenTold.spans.map((span) => t(`phase.${span.phase}`)).join(" → ")}
            </Detail>
          </>
        ) : (
          <BodyShort textColor="subtle">{t("hint")}</BodyShort>
        )}
      </Box>
    </figure>
  );
}

/** A consultant's arc or a participant's hair with its notches. */
function RingLine({
  line,
  told,
  chosen,
  stop,
  hold,
  onChoose,
  onOpen,
}: {
  line: Line;
  told: Told | undefined;
  chosen: boolean;
  stop: boolean;
  hold: (node: SVGGElement | null) => void;
  onChoose: (id: string | null) => void;
  onOpen: (id: string) => void;
}) {
  const t = useTexts("rings");
  const gap = told && told.gapDays > 0 ? `, ${t("gapDays", { count: told.gapDays })}` : "";
  return (
    <g
      ref={hold}
      className={chosen ? `${style.line} ${style.chosen}` : style.line}
      role={told?.href ? "link" : "img"}
      tabIndex={stop ? 0 : -1}
      aria-label={told ? `${told.title}. ${told.detail}. ${told.days}${gap}` : undefined}
      onPointerEnter={() => onChoose(line.id)}
      onFocus={() => onChoose(line.id)}
      onBlur={() => onChoose(null)}
      onClick={() => onOpen(line.id)}
    >
      <path className={style.halo} d={line.whole} strokeWidth={line.width + 6} strokeLinecap="round" />
      {line.pieces.map((piece) => (
        <path
          key={piece.path}
          className={`${style.piece} ${style[piece.phase]}`}
          d={piece.path}
          strokeWidth={chosen ? line.width + 1.5 : line.width}
        />
      ))}
      {line.notches.map((notch) => (
        <path key={notch} className={style.notch} d={notch} strokeWidth={line.width + 2} />
      ))}
      <path className={style.reach} d={line.whole} strokeWidth={line.width + 5} />
    </g>
  );
}

function Legend({ withOption }: { withOption: boolean }) {
  const t = useTexts("rings");
  const phases = ["start", "under_way", "end"] as const;
  return (
    <ul className={style.legend} aria-label={t("legend")}>
      {phases.map((phase) => (
        <li key={phase}>
          <span className={`${style.swatch} ${style[phase]}`} aria-hidden="true" />
          <Detail as="span">{t(`phase.${phase}`)}</Detail>
        </li>
      ))}
      <li>
        <span className={`${style.swatch} ${style.swatchGap}`} aria-hidden="true" />
        <Detail as="span">{t("gap")}</Detail>
      </li>
      {withOption && (
        <li>
          <span className={`${style.swatch} ${style.swatchOption}`} aria-hidden="true" />
          <Detail as="span">{t("openOption")}</Detail>
        </li>
      )}
    </ul>
  );
}
