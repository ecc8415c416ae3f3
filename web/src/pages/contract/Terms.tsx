import { BodyShort, HStack, Table, Tag } from "@navikt/ds-react";
import type { ReactNode } from "react";
import type { Schemas } from "../../api/client";
import { useToday } from "../../api/session";
import { ShortDay } from "../../parts/RelativeDay";
import { Section } from "../../parts/Section";
import { useCodes } from "../../parts/useCodes";
import { useWide } from "../../parts/useWide";
import { useTexts } from "../../texts";
import { AddTerm } from "./AddTerm";
import style from "./Contract.module.css";
import { useTermWords } from "./termWords";

type View = Schemas["ContractView"];
type Term = Schemas["TermView"];

/** By kind in the order of the code list, and within a kind the newest first: what holds stands above what held. */
export function inOrder(terms: readonly Term[], kinds: readonly Schemas["TermKind"][]): Term[] {
  const place = (term: Term) => kinds.findIndex(({ kind }) => kind === term.kind);
  return [...terms].sort(
    (a, b) =>
      place(a) - place(b) ||
      b.first_day.localeCompare(a.first_day) ||
      Number(b.in_force) - Number(a.in_force),
  );
}

/** All terms over time: a change is a new row with a first day, and nothing is ever written over. */
export function Terms({ contract }: { contract: View }) {
  const t = useTexts("term");
  const codes = useCodes();
  const words = useTermWords(codes.data);
  const kinds = codes.data?.term_kinds ?? [];
  /** How a demand stands today, where the house can tell by itself. */
  const stands = (term: Term) => {
    const demand = contract.demands.find(({ kind }) => kind === term.kind);
    if (!demand || demand.actual === null || demand.met === null) return null;
    return (
      <HStack gap="space-8" align="center" wrap={false}>
        <span>{words({ ...term, number: Number(demand.actual) })}</span>
        <Tag size="xsmall" variant="moderate" data-color={demand.met ? "success" : "danger"}>
          {t(demand.met ? "met" : "not_met")}
        </Tag>
      </HStack>
    );
  };
  return (
    <Section
      title={t("title")}
      actions={
        contract.acts.includes("add_term") &&
        codes.data && <AddTerm contract={contract.id} codes={codes.data} />
      }
    >
      {contract.terms.length === 0 ? (
        <BodyShort textColor="subtle">{t("none")}</BodyShort>
      ) : (
        <TermRows
          terms={inOrder(contract.terms, kinds)}
          kindOf={(term) => kinds.find(({ kind }) => kind === term.kind)?.text ?? term.kind}
          words={words}
          stands={stands}
        />
      )}
    </Section>
  );
}

/** A table where there is room for it, else the same as a list: nobody has to scroll sideways. */
function TermRows({
  terms,
  kindOf,
  words,
  stands,
}: {
  terms: readonly Term[];
  kindOf: (term: Term) => string;
  words: (term: Term) => string;
  stands: (term: Term) => ReactNode;
}) {
  const t = useTexts("term");
  const today = useToday();
  const wide = useWide(768);
  const from = (term: Term) => (
    <>
      <ShortDay day={term.first_day} />{" "}
      <Tag
        size="xsmall"
        variant={term.in_force ? "moderate" : "outline"}
        data-color={term.in_force ? "success" : "neutral"}
      >
        {t(term.in_force ? "in_force" : term.first_day > today ? "later" : "earlier")}
      </Tag>
    </>
  );
  if (!wide) {
    return (
      <ul className={style.plain} aria-label={t("title")}>
        {terms.map((term) => (
          <li key={term.id} className={term.in_force ? style.term : `${style.term} ${style.past}`}>
            <strong>{kindOf(term)}</strong>
            <span>{words(term)}</span>
            {term.in_force && stands(term)}
            <span>{from(term)}</span>
            <BodyShort size="small">{term.source}</BodyShort>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <Table size="small" aria-label={t("title")}>
      <Table.Header>
        <Table.Row>
          <Table.HeaderCell scope="col">{t("column.kind")}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t("column.value")}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t("column.stands")}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t("column.from")}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t("column.source")}</Table.HeaderCell>
        </Table.Row>
      </Table.Header>
      <Table.Body>
        {terms.map((term) => (
          <Table.Row key={term.id} className={term.in_force ? undefined : style.past}>
            <Table.HeaderCell scope="row" className={style.kind}>
              {kindOf(term)}
            </Table.HeaderCell>
            <Table.DataCell>{words(term)}</Table.DataCell>
            <Table.DataCell className={style.when}>{term.in_force && stands(term)}</Table.DataCell>
            <Table.DataCell className={style.when}>{from(term)}</Table.DataCell>
            <Table.DataCell>{term.source}</Table.DataCell>
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  );
}
