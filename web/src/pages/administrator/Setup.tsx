import { CheckmarkCircleFillIcon, CircleIcon } from "@navikt/aksel-icons";
import { BodyShort, Heading, InlineMessage, Link, Tag } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { Link as RouterLink } from "react-router-dom";
import { LinkButton } from "../../parts/LinkButton";
import { PageHeading } from "../../parts/PageHeading";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { Section } from "../../parts/Section";
import { SkeletonPage } from "../../parts/Skeletons";
import { contractsQuery, employeesQuery, teamsQuery } from "../../parts/staffQueries";
import { useSession } from "../../api/session";
import { useTexts } from "../../texts";
import { importsQuery } from "./importQuery";
import style from "./Setup.module.css";
import { stepsOf, teamsWithoutLeader, type House, type Step } from "./startBoard";

/** Where each thing is made, and where it is looked after. */
const places = {
  contract: { make: "/contracts/new", see: "/contracts" },
  employee: { make: "/employees/new", see: "/employees" },
  team: { make: "/teams", see: "/teams" },
  account: { make: "/employees", see: "/employees" },
  import: { make: "/imports", see: "/imports" },
} as const;

/** The administrator's first page: what is missing before the house can be used, what there is, and what waits. */
export default function Setup() {
  const t = useTexts("house");
  const { organisation } = useSession();
  const contracts = useQuery(contractsQuery());
  const teams = useQuery(teamsQuery());
  const employees = useQuery(employeesQuery());
  const imports = useQuery(importsQuery());
  const queries = [contracts, teams, employees, imports];
  if (queries.some(({ isPending }) => isPending)) return <SkeletonPage />;
  const failed = queries.find(({ data }) => !data);
  return (
    <>
      <PageHeading title={t("setup.title")}>
        <BodyShort textColor="subtle">{organisation}</BodyShort>
      </PageHeading>
      {failed ? (
        <ProblemAlert error={failed.error} onRetry={() => void failed.refetch()} />
      ) : (
        <Board
          house={{
            contracts: contracts.data?.rows ?? [],
            teams: teams.data?.rows ?? [],
            employees: employees.data?.rows ?? [],
            imports: imports.data?.rows ?? [],
          }}
        />
      )}
    </>
  );
}

function Board({ house }: { house: House }) {
  const t = useTexts("house");
  const steps = stepsOf(house);
  const ready = steps.every(({ done }) => done);
  const waiting = house.imports.filter(({ state }) => state === "preview");
  return (
    <div className={style.columns}>
      <Section title={t(ready ? "setup.ready" : "setup.next")}>
        {ready && <BodyShort textColor="subtle">{t("setup.ready_help")}</BodyShort>}
        <ol className={style.steps}>
          {steps.map((step) => (
            <StepItem
              key={step.kind}
              step={step}
              notes={step.done ? <Notes step={step} house={house} /> : null}
            />
          ))}
        </ol>
      </Section>
      {waiting.length > 0 && (
        <Section title={t("setup.waiting")}>
          <ul className={style.waiting}>
            {waiting.map(({ id, file_name }) => (
              <li key={id}>
                <Link as={RouterLink} to={`/imports/${id}`}>
                  {t("setup.waiting_import", { file: file_name })}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

function StepItem({ step, notes }: { step: Step; notes: React.ReactNode }) {
  const t = useTexts("house");
  const { kind, count, done, next } = step;
  const place = places[kind];
  return (
    <li className={style.step} data-next={next || undefined}>
      <span className={style.sign} data-done={done || undefined}>
        {done ? (
          <CheckmarkCircleFillIcon title={t("setup.done")} />
        ) : (
          <CircleIcon title={t("setup.missing")} />
        )}
      </span>
      <div className={style.text}>
        <Heading level="3" size="xsmall">
          {t(`step.${kind}.title`)}
          {next && (
            <>
              {" "}
              <Tag size="xsmall" variant="moderate" data-color="info">
                {t("setup.is_next")}
              </Tag>
            </>
          )}
        </Heading>
        {count > 0 ? (
          <Link as={RouterLink} to={place.see}>
            {t(`step.${kind}.has`, { count })}
          </Link>
        ) : (
          <BodyShort textColor="subtle">{t(`step.${kind}.help`)}</BodyShort>
        )}
        {notes}
      </div>
      {!done && (
        <LinkButton
          to={place.make}
          size="small"
          variant={next ? "primary" : "secondary"}
          className={style.act}
        >
          {t(`step.${kind}.title`)}
        </LinkButton>
      )}
    </li>
  );
}

/** What is there, but not whole. */
function Notes({ step, house }: { step: Step; house: House }) {
  const t = useTexts("house");
  const leaderless = teamsWithoutLeader(house.teams);
  const count = (account: "none" | "invited") =>
    house.employees.filter((employee) => employee.account === account).length;
  const [none, invited] = [count("none"), count("invited")];
  return (
    <>
      {step.kind === "team" && leaderless.length > 0 && (
        <InlineMessage status="warning" size="small">
          {t("note.no_leader", { names: leaderless.join(", ") })}
        </InlineMessage>
      )}
      {step.kind === "account" && (none > 0 || invited > 0) && (
        <BodyShort size="small" textColor="subtle">
          {[
            none > 0 && t("note.no_account", { count: none }),
            invited > 0 && t("note.invited", { count: invited }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </BodyShort>
      )}
    </>
  );
}
