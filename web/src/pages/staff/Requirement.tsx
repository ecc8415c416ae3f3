import { BodyShort, Tag } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { answer, api, type Schemas } from "../../api/client";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { Section } from "../../parts/Section";
import { SkeletonList } from "../../parts/Skeletons";
import { useTexts } from "../../texts";
import style from "./Employee.module.css";

/** The contract's demand for education, with this employee and without: what a departure would mean. */
export function Requirement({
  contract,
  employee,
}: {
  contract: Schemas["Named"];
  employee: Schemas["Named"];
}) {
  const t = useTexts("employees");
  const query = useQuery({
    queryKey: ["requirement", contract.id, employee.id],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/requirements/{contract}", {
          params: { path: { contract: contract.id }, query: { without: employee.id } },
          signal,
        }),
      ),
  });
  const view = query.data;
  const { name } = employee;
  return (
    <Section title={t("requirement.title")}>
      <BodyShort textColor="subtle">{contract.name}</BodyShort>
      {query.isPending && <SkeletonList rows={2} height={24} />}
      <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      {view && (
        <ul className={style.list}>
          <li>
            {view.demanded_percent === null
              ? t("requirement.no_demand")
              : t("requirement.demanded", { percent: view.demanded_percent })}
          </li>
          <li className={style.judged}>
            {t("requirement.now", {
              with_degree: view.with_degree,
              heads: view.heads,
              percent: view.percent ?? 0,
            })}
            <Verdict met={view.met} yes={t("requirement.met")} no={t("requirement.not_met")} />
          </li>
          <li className={style.judged}>
            {view.percent_after === null
              ? t("requirement.nobody_left", { name })
              : t("requirement.after", { name, percent: view.percent_after })}
            <Verdict
              met={view.met_after}
              yes={t("requirement.met_after", { name })}
              no={t("requirement.not_met_after", { name })}
            />
          </li>
        </ul>
      )}
    </Section>
  );
}

function Verdict({ met, yes, no }: { met: boolean | null; yes: string; no: string }) {
  if (met === null) return null;
  return (
    <Tag size="xsmall" variant="moderate" data-color={met ? "success" : "danger"}>
      {met ? yes : no}
    </Tag>
  );
}
