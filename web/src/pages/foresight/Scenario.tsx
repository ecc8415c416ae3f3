import { BodyLong, Button, Heading, HStack, InlineMessage } from "@navikt/ds-react";
import { useEffect, useState } from "react";
import { useNavigate, useParams } from "react-router-dom";
import { conflictOf } from "../../api/problem";
import { useSession } from "../../api/session";
import { BackLink } from "../../parts/BackLink";
import { ConfirmDialog } from "../../parts/ConfirmDialog";
import { PageHeading } from "../../parts/PageHeading";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { Section } from "../../parts/Section";
import { SkeletonPage } from "../../parts/Skeletons";
import { useTexts } from "../../texts";
import style from "./Foresight.module.css";
import { useForesight } from "./foresightQuery";
import { ScenarioFaults } from "./ScenarioFaults";
import {
  mayWrite,
  scenarioPath,
  useChangeScenario,
  useCheck,
  useRemoveScenario,
  useScenario,
  useWriteScenario,
  type ScenarioView,
} from "./scenarioQuery";
import { ScenarioText } from "./ScenarioText";
import { useForesightWords } from "./useForesightWords";

/** A scenario's text, with each fault at its line; those that came with the program are read and copied. */
export default function Scenario() {
  const { scenario: id = "" } = useParams();
  const query = useScenario(id);
  if (query.isPending) return <SkeletonPage />;
  if (!query.data) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  return <Editor key={id} scenario={query.data} />;
}

const pause = 400;

/** A text that has stood still for a moment; null while it is the saved one. */
function useSettled(text: string, saved: string): string | null {
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text === saved ? null : text), pause);
    return () => clearTimeout(timer);
  }, [text, saved]);
  return settled;
}

function Editor({ scenario }: { scenario: ScenarioView }) {
  const t = useTexts("foresight");
  const { role } = useSession();
  const navigate = useNavigate();
  const [text, setText] = useState(scenario.text);
  const [asksRemoval, setAsksRemoval] = useState(false);
  const [saved, setSaved] = useState(false);
  const open = (id: string) => void navigate(scenarioPath(id));
  const copy = useWriteScenario((made) => open(made.id));
  const change = useChangeScenario(scenario.id, () => setSaved(true));
  const remove = useRemoveScenario(scenario.id, () => void navigate("/foresight?tab=scenarios"));
  const check = useCheck(useSettled(text, scenario.text));
  const mayChange = scenario.acts.includes("change");
  const isTyped = text !== scenario.text;
  const read = isTyped && check.data ? check.data : scenario;
  const name = read.name || t("scenarios.nameless");
  const theirs = conflictOf<ScenarioView>(change.error);

  function copyText(): string {
    const named = t("editor.copy_name", { name });
    const line = `name = "${named.replaceAll('"', "'")}"`;
    const own = /^name\s*=.*$/m;
    // What it is called in other languages is not what the copy is called.
    const rest = text.replace(/^name_(nb|nn)\s*=.*\n?/gm, "");
    return own.test(rest) ? rest.replace(own, line) : `${line}\n${rest}`;
  }

  return (
    <>
      <BackLink to="/foresight?tab=scenarios">{t("editor.back")}</BackLink>
      <PageHeading
        title={name}
        actions={
          mayWrite(role) && (
            <>
              <Button
                size="small"
                variant="secondary"
                loading={copy.isPending}
                onClick={() => copy.mutate(copyText())}
              >
                {t("editor.copy")}
              </Button>
              {scenario.acts.includes("discard") && (
                <Button
                  size="small"
                  variant="tertiary"
                  data-color="danger"
                  onClick={() => setAsksRemoval(true)}
                >
                  {t("editor.remove")}
                </Button>
              )}
            </>
          )
        }
      />
      <ProblemAlert error={copy.error} />
      <div className={style.editor}>
        <form
          className={style.main}
          onSubmit={(event) => {
            event.preventDefault();
            change.mutate({ text, version: scenario.version });
          }}
        >
          {scenario.shipped && <InlineMessage status="info">{t("editor.readonly")}</InlineMessage>}
          <ScenarioText
            text={text}
            faults={read.faults}
            readOnly={!mayChange}
            onChange={(next) => {
              setText(next);
              setSaved(false);
            }}
          />
          {mayChange && (
            <HStack gap="space-16" align="center">
              <Button type="submit" disabled={!isTyped} loading={change.isPending}>
                {t("editor.save")}
              </Button>
              <span role="status">{saved && !isTyped && t("editor.saved")}</span>
            </HStack>
          )}
          {theirs ? (
            <Section title={t("editor.conflict")} level="3">
              <Heading level="4" size="xsmall">
                {t("editor.theirs")}
              </Heading>
              <ScenarioText text={theirs.text} faults={theirs.faults} readOnly />
              <HStack gap="space-8">
                <Button
                  type="button"
                  size="small"
                  onClick={() => change.mutate({ text, version: theirs.version })}
                >
                  {t("editor.keep_mine")}
                </Button>
                <Button
                  type="button"
                  size="small"
                  variant="secondary"
                  onClick={() => {
                    setText(theirs.text);
                    change.reset();
                  }}
                >
                  {t("editor.take_theirs")}
                </Button>
              </HStack>
            </Section>
          ) : (
            <ProblemAlert error={change.error} />
          )}
        </form>
        <div className={style.main}>
          <ScenarioFaults faults={read.faults} />
          <Changes changes={read.changes} isReadable={read.faults.length === 0} />
        </div>
      </div>
      <ConfirmDialog
        open={asksRemoval}
        title={t("editor.remove_title")}
        act={t("editor.remove")}
        danger
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate(scenario.version)}
        onCancel={() => setAsksRemoval(false)}
      >
        {t("editor.remove_text")}
      </ConfirmDialog>
    </>
  );
}

function Changes({ changes, isReadable }: { changes: ScenarioView["changes"]; isReadable: boolean }) {
  const t = useTexts("foresight");
  const words = useForesightWords();
  const parameters = useForesight().data?.parameters ?? [];
  if (!isReadable) return null;
  return (
    <Section title={t("editor.changes")}>
      {changes.length === 0 ? (
        <BodyLong size="small">{t("editor.no_changes")}</BodyLong>
      ) : (
        <ul>
          {changes.map(({ name, from, to }) => {
            const unit = parameters.find((one) => one.name === name)?.unit ?? "";
            return (
              <li key={name}>
                {t("change", {
                  name: words.parameter(name),
                  from: words.value({ unit }, from),
                  to: words.value({ unit }, to),
                })}
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}
