import { BodyLong, Button, Detail, List, LocalAlert, VStack } from "@navikt/ds-react";
import { problemOf } from "../api/problem";
import { useProblemText } from "./problemText";
import { useTexts } from "../texts";

/**
 * Tells what went wrong and what to do. The text is found by the problem's code; a broken server gives an incident
 * number to pass on. Faults that belong to fields are shown at the fields instead (see FaultSummary).
 */
export function ProblemAlert({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useTexts("problem");
  const textOf = useProblemText();
  if (error === null || error === undefined) return null;
  const problem = problemOf(error);
  const { title, remedy } = textOf(problem);
  return (
    <LocalAlert status={problem.status >= 400 && problem.status < 500 ? "warning" : "error"}>
      <LocalAlert.Header>
        <LocalAlert.Title as="h2">{title}</LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        <VStack gap="space-8" align="start">
          {remedy && <BodyLong>{remedy}</BodyLong>}
          {problem.faults.length > 0 && (
            <List as="ul" size="small">
              {problem.faults.map((fault) => (
                <List.Item key={`${fault.pointer} ${fault.problem}`}>
                  {t("fault", { pointer: fault.pointer, problem: fault.problem })}
                </List.Item>
              ))}
            </List>
          )}
          {problem.source && <Detail>{t("source", { source: problem.source })}</Detail>}
          {problem.incident && <Detail>{t("incident", { number: problem.incident })}</Detail>}
          {onRetry && (
            <Button size="small" variant="secondary" onClick={onRetry}>
              {t("retry")}
            </Button>
          )}
        </VStack>
      </LocalAlert.Content>
    </LocalAlert>
  );
}
