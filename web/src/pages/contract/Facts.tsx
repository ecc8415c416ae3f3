import { BodyShort, Link, Tag } from "@navikt/ds-react";
import { Link as RouterLink } from "react-router-dom";
import type { ReactNode } from "react";
import type { Schemas } from "../../api/client";
import { FactList } from "../../parts/FactList";
import { DaySpan, ShortDay } from "../../parts/RelativeDay";
import { Section } from "../../parts/Section";
import { textOfCode, useCodes } from "../../parts/useCodes";
import { paths } from "../../shell/paths";
import { useTexts } from "../../texts";
import style from "./Contract.module.css";
import { useDataRoles } from "./useDataRoles";

type View = Schemas["ContractView"];

/**
 * What is registered of the contract, who works on it, and which lists it has got from the agency. `children` stand
 * above who and which.
 */
export function Facts({ contract, children }: { contract: View; children?: ReactNode }) {
  const t = useTexts("contract_form");
  const codes = useCodes().data;
  const roles = useDataRoles();
  const named = (one: Schemas["Named"] | null): ReactNode =>
    one && (
      <Link as={RouterLink} to={paths.contract(one.id)}>
        {one.name}
      </Link>
    );
  return (
    <div className={style.columns}>
      <Section title={t("facts")}>
        <FactList
          facts={[
            [t("measure_type"), contract.measure.text],
            [t("agreement_type"), textOfCode(codes?.agreement_types, contract.agreement_type)],
            [t("number"), contract.number],
            [t("buyer"), contract.buyer],
            [t("area"), contract.area],
            [t("fact.places"), contract.places],
            [t("award_day"), <ShortDay key="award" day={contract.award_day} />],
            [t("first_day"), <ShortDay key="first" day={contract.first_day} />],
            [t("base_last_day"), <ShortDay key="base" day={contract.base_last_day} />],
            [
              t("fact.intake_stop_day"),
              contract.intake_stop_day && <ShortDay key="stop" day={contract.intake_stop_day} />,
            ],
            [t("start_months"), contract.start_months],
            [t("option_model"), textOfCode(codes?.option_models, contract.option_model)],
            [t("method"), contract.method],
            [t("price_model"), textOfCode(codes?.price_models, contract.price_model)],
            [t("fact.data_role"), roles.find(({ code }) => code === contract.data_role)?.text],
            [t("fact.predecessor"), named(contract.predecessor)],
            [
              t("terminated_last_day"),
              contract.terminated_last_day && <ShortDay key="ended" day={contract.terminated_last_day} />,
            ],
          ]}
        />
      </Section>
      <div className={style.stack}>
        {children}
        <Section title={t("facts_teams")}>
          {contract.teams.length === 0 ? (
            <BodyShort textColor="subtle">{t("no_team")}</BodyShort>
          ) : (
            <ul className={style.plain}>
              {contract.teams.map((team) => (
                <li key={team.id}>{team.name}</li>
              ))}
            </ul>
          )}
        </Section>
        <Section title={t("deliveries")}>
          {contract.deliveries.length === 0 ? (
            <BodyShort textColor="subtle">{t("deliveries_none")}</BodyShort>
          ) : (
            <ul className={style.plain}>
              {contract.deliveries.map((delivery) => (
                <li key={delivery.id} className={style.row}>
                  <strong>{delivery.name}</strong>
                  <BodyShort size="small" textColor="subtle">
                    {textOfCode(codes?.measure_types, delivery.measure_type)} ·{" "}
                    <DaySpan from={delivery.first_day} to={delivery.last_day} />
                  </BodyShort>
                  <Tag size="xsmall" variant="outline" data-color="neutral">
                    {textOfCode(codes?.delivery_statuses, delivery.status)}
                  </Tag>
                </li>
              ))}
            </ul>
          )}
        </Section>
      </div>
    </div>
  );
}
