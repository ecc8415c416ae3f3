import type { ReactNode } from "react";
import style from "./FactList.module.css";

/**
 * What is known, as names and values; what is not known is left out. `beside`: the value stands beside its name, a line
 * each, as on the cards of a list.
 */
export function FactList({
  facts,
  beside = false,
}: {
  facts: readonly (readonly [name: string, value: ReactNode])[];
  beside?: boolean;
}) {
  return (
    <dl className={beside ? style.beside : style.facts}>
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== false && value !== "")
        .map(([name, value]) => (
          <div key={name} className={style.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
