import { BodyShort, Button, Radio, RadioGroup, Search, VStack } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Schemas } from "../../api/client";
import { useDelayed } from "../../parts/useDelayed";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { useTexts } from "../../texts";
import { employersQuery } from "./employersQuery";

type Employer = Pick<Schemas["EmployerView"], "id" | "name" | "place">;

/** Finds a firm among those we know. A firm that is not there can be registered. */
export function ChooseEmployer({
  id,
  error,
  chosen,
  onChoose,
  onRegister,
}: {
  id: string;
  error?: string;
  chosen: Employer | null;
  onChoose: (employer: Employer) => void;
  /** Takes what was searched for as the new firm's name. */
  onRegister: (name: string) => void;
}) {
  const t = useTexts("employers");
  const [typed, setTyped] = useState("");
  const q = useDelayed(typed.trim(), 200);
  const query = useQuery(employersQuery(q));
  const rows: Employer[] = query.data?.rows ?? [];
  const shown = chosen && !rows.some((row) => row.id === chosen.id) ? [chosen, ...rows] : rows;
  return (
    <VStack gap="space-8">
      <Search
        size="small"
        variant="simple"
        hideLabel={false}
        label={t("search")}
        autoComplete="off"
        value={typed}
        onChange={setTyped}
        onClear={() => setTyped("")}
      />
      <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      <RadioGroup
        id={id}
        size="small"
        legend={t("which")}
        error={error}
        tabIndex={-1}
        value={chosen?.id ?? ""}
        onChange={(wanted: string) => {
          const employer = shown.find((row) => row.id === wanted);
          if (employer) onChoose(employer);
        }}
      >
        {shown.map((employer) => (
          <Radio key={employer.id} value={employer.id}>
            {[employer.name, employer.place].filter(Boolean).join(", ")}
          </Radio>
        ))}
        {query.isSuccess && shown.length === 0 && (
          <BodyShort size="small" textColor="subtle">
            {q ? t("none_found") : t("none")}
          </BodyShort>
        )}
      </RadioGroup>
      <span>
        <Button type="button" size="small" variant="tertiary" onClick={() => onRegister(typed.trim())}>
          {t("register")}
        </Button>
      </span>
    </VStack>
  );
}
