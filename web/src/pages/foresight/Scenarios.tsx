import { LineGraphIcon, PencilIcon, PlusIcon } from "@navikt/aksel-icons";
import {
  BodyShort,
  Button,
  Checkbox,
  CheckboxGroup,
  Detail,
  Select,
  Tag,
  TextField,
  VStack,
} from "@navikt/ds-react";
import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router-dom";
import type { Schemas } from "../../api/client";
import { useSession } from "../../api/session";
import { LinkButton } from "../../parts/LinkButton";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { useTexts } from "../../texts";
import style from "./Foresight.module.css";
import { useBeginRun } from "./foresightQuery";
import { readNumber } from "./levers";
import { RunResult } from "./RunResult";
import { Runs } from "./Runs";
import { mayWrite, scenarioPath, useWriteScenario } from "./scenarioQuery";

const most = 6;
const yearsAhead = [2, 4, 10];
const daysOfYear = 365;

/** Scenarios beside each other: the one chosen first is what the others are compared with. */
export function Scenarios({ foresight }: { foresight: Schemas["ForesightView"] }) {
  const t = useTexts("foresight");
  const { role } = useSession();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const [chosen, setChosen] = useState<string[]>(["base"]);
  const [days, setDays] = useState("");
  const [runs, setRuns] = useState("200");
  const [seed, setSeed] = useState("1");
  const [tried, setTried] = useState(false);
  const show = (run: string) => setParams({ tab: "scenarios", run }, { replace: true });
  const begin = useBeginRun((run) => show(run.id));
  const write = useWriteScenario((made) => void navigate(scenarioPath(made.id)));
  const run = params.get("run");
  const counts = {
    runs: whole(runs, 1, foresight.most_runs),
    seed: whole(seed, 0, Number.MAX_SAFE_INTEGER),
  };
  const shelves = [
    { title: t("scenarios.own"), rows: foresight.scenarios.filter(({ shipped }) => !shipped) },
    { title: t("scenarios.shipped"), rows: foresight.scenarios.filter(({ shipped }) => shipped) },
  ].filter(({ rows }) => rows.length > 0);

  function start() {
    setTried(true);
    if (chosen.length === 0 || counts.runs === null || counts.seed === null) return;
    begin.mutate({
      contract: null,
      option: null,
      leaving: 0,
      levers: [],
      scenarios: chosen,
      days: days === "" ? null : Number(days) * daysOfYear,
      runs: counts.runs,
      seed: counts.seed,
    });
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
          {mayWrite(role) && (
            <div>
              <Button
                type="button"
                size="small"
                variant="secondary"
                icon={<PlusIcon aria-hidden />}
                loading={write.isPending}
                onClick={() => write.mutate(newText(t("scenarios.new")))}
              >
                {t("scenarios.new")}
              </Button>
              <ProblemAlert error={write.error} />
            </div>
          )}
          <CheckboxGroup
            size="small"
            legend={t("scenarios.choose")}
            description={t("scenarios.choose_text")}
            value={chosen}
            onChange={(values: string[]) => values.length <= most && setChosen(values)}
            error={tried && chosen.length === 0 && t("scenarios.none_chosen")}
          >
            {shelves.map(({ title, rows }) => (
              <div key={title}>
                <Detail weight="semibold">{title}</Detail>
                {rows.map((row) => (
                  <div key={row.id} className={style.choice}>
                    <Checkbox value={row.id} disabled={!row.readable}>
                      {row.name || t("scenarios.nameless")}{" "}
                      {chosen[0] === row.id && <Detail as="span">({t("scenarios.first")})</Detail>}
                      {!row.readable && (
                        <Tag size="xsmall" variant="outline" data-color="danger">
                          {t("scenarios.faulty")}
                        </Tag>
                      )}
                    </Checkbox>
                    <LinkButton
                      to={scenarioPath(row.id)}
                      size="small"
                      variant="tertiary"
                      data-color="neutral"
                      icon={
                        <PencilIcon
                          title={t("scenarios.open", { name: row.name || t("scenarios.nameless") })}
                        />
                      }
                    />
                  </div>
                ))}
              </div>
            ))}
          </CheckboxGroup>
          <Select
            size="small"
            label={t("days")}
            value={days}
            onChange={(event) => setDays(event.target.value)}
          >
            <option value="">{t("days_scenario")}</option>
            {yearsAhead.map((years) => (
              <option key={years} value={years}>
                {t("years", { count: years })}
              </option>
            ))}
          </Select>
          <TextField
            size="small"
            inputMode="numeric"
            label={t("run_count")}
            value={runs}
            error={
              tried &&
              counts.runs === null &&
              t("lever_wrong", { least: 1, most: String(foresight.most_runs) })
            }
            onChange={(event) => setRuns(event.target.value)}
          />
          <TextField
            size="small"
            inputMode="numeric"
            label={t("seed")}
            description={t("seed_text")}
            value={seed}
            error={
              tried &&
              counts.seed === null &&
              t("lever_wrong", { least: 0, most: String(Number.MAX_SAFE_INTEGER) })
            }
            onChange={(event) => setSeed(event.target.value)}
          />
          <Button type="submit" loading={begin.isPending} icon={<LineGraphIcon aria-hidden />}>
            {t("run")}
          </Button>
          <ProblemAlert error={begin.error} />
        </VStack>
      </form>
      <div className={style.main}>
        {run ? (
          <RunResult key={run} id={run} parameters={foresight.parameters} onAgain={start} />
        ) : (
          <BodyShort textColor="subtle">{t("rests.model")}</BodyShort>
        )}
        <Runs shown={run} onShow={show} onForgotten={() => setParams({ tab: "scenarios" })} />
      </div>
    </div>
  );
}

function whole(text: string, least: number, greatest: number): number | null {
  const number = readNumber(text);
  return number !== null && Number.isInteger(number) && number >= least && number <= greatest ? number : null;
}

function newText(name: string): string {
  return `name = "${name}"\nbased_on = "base.toml"\n`;
}
