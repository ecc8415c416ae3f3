import { LineGraphIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, Select, VStack } from "@navikt/ds-react";
import { useEffect, useRef, useState } from "react";
import { useSearchParams } from "react-router-dom";
import type { Schemas } from "../../api/client";
import { EmptyState } from "../../parts/EmptyState";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { useWide } from "../../parts/useWide";
import { useTexts } from "../../texts";
import { useDays } from "../../texts/days";
import style from "./Foresight.module.css";
import { useBeginRun } from "./foresightQuery";
import { faultsOf, runInputOf, untouched } from "./levers";
import { Levers } from "./Levers";
import { RunResult } from "./RunResult";

/** A contract of the office from today: its course as it stands, beside the course with what is chosen here. */
export function ContractAhead({ foresight }: { foresight: Schemas["ForesightView"] }) {
  const t = useTexts("foresight");
  const { figures } = useDays();
  const wide = useWide(1280);
  const [params, setParams] = useSearchParams();
  const [typed, setTyped] = useState(untouched);
  const [faults, setFaults] = useState<string[]>([]);
  const contract =
    foresight.contracts.find(({ id }) => id === params.get("contract")) ?? foresight.contracts[0];
  const result = useRef<HTMLDivElement>(null);
  const [begun, setBegun] = useState("");
  const begin = useBeginRun((run) => {
    setBegun(run.id);
    setParams({ contract: run.contract?.id ?? "", run: run.id }, { replace: true, preventScrollReset: true });
  });
  const run = params.get("run");
  // What was asked for comes below the choices where there is one column, and out of sight.
  useEffect(() => {
    if (run && run === begun && !wide) result.current?.scrollIntoView({ block: "start" });
  }, [run, begun, wide]);
  if (!contract) {
    return (
      <EmptyState title={t("no_contracts")} icon={<LineGraphIcon aria-hidden />}>
        {t("no_contracts_text")}
      </EmptyState>
    );
  }
  const parameters = foresight.parameters.filter(({ turned_by_leader }) => turned_by_leader);

  function start() {
    if (!contract) return;
    const found = faultsOf(typed, contract, parameters);
    setFaults(found);
    if (found.length === 0) begin.mutate(runInputOf(typed, contract, parameters, foresight.usual_runs));
  }

  return (
    <div className={style.columns}>
      <form
        className={style.side}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          start();
        }}
      >
        <VStack gap="space-16">
          <Select
            label={t("contract")}
            value={contract.id}
            onChange={(event) => {
              setTyped(untouched);
              setFaults([]);
              setParams({ contract: event.target.value }, { replace: true });
            }}
          >
            {foresight.contracts.map(({ id, name, last_day }) => (
              <option key={id} value={id}>
                {t("contract_row", { name, day: figures(last_day) })}
              </option>
            ))}
          </Select>
          <BodyShort size="small" textColor="subtle">
            {t("stands", {
              participants: contract.participants,
              consultants: contract.consultants,
              last_day: figures(contract.last_day),
              days: contract.days_left,
            })}
          </BodyShort>
          <Levers
            contract={contract}
            parameters={parameters}
            typed={typed}
            faults={faults}
            onChange={setTyped}
          />
          <div className={style.actions}>
            <Button type="submit" loading={begin.isPending} icon={<LineGraphIcon aria-hidden />}>
              {t("run")}
            </Button>
            <Button type="button" variant="tertiary" onClick={() => setTyped(untouched)}>
              {t("reset")}
            </Button>
          </div>
          <ProblemAlert error={begin.error} />
        </VStack>
      </form>
      <div className={style.main} ref={result} data-has-run={run ? true : undefined}>
        {run && <RunResult key={run} id={run} parameters={foresight.parameters} onAgain={start} />}
      </div>
    </div>
  );
}
