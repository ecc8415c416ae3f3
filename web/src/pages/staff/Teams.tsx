import { PencilIcon, PersonPlusIcon, PlusIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, HStack, InlineMessage, Link, Tag } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { Link as RouterLink } from "react-router-dom";
import type { Schemas } from "../../api/client";
import { EmptyState } from "../../parts/EmptyState";
import { PageHeading } from "../../parts/PageHeading";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { ShortDay } from "../../parts/RelativeDay";
import { Section } from "../../parts/Section";
import { SkeletonList } from "../../parts/Skeletons";
import { teamsQuery } from "../../parts/staffQueries";
import { paths } from "../../shell/paths";
import { useTexts } from "../../texts";
import style from "./Teams.module.css";

const TeamDialog = lazy(() =>
  import("./TeamDialogs").then(({ TeamDialog: Dialog }) => ({ default: Dialog })),
);
const AddMember = lazy(() => import("./TeamDialogs").then(({ AddMember: Dialog }) => ({ default: Dialog })));
const EndMember = lazy(() => import("./TeamDialogs").then(({ EndMember: Dialog }) => ({ default: Dialog })));

type Team = Schemas["TeamView"];
type Member = Schemas["TeamMember"];
type Opened =
  | { kind: "register" }
  | { kind: "change"; team: Team }
  | { kind: "add"; team: Team }
  | { kind: "end"; team: Team; member: Member };

/** Those who lead come first, then by name. */
export function membersInOrder(members: readonly Member[]): Member[] {
  return [...members].sort(
    (a, b) => Number(b.leads) - Number(a.leads) || a.employee.name.localeCompare(b.employee.name, "nb"),
  );
}

/** The teams: which contracts they work on, who is in them, and who leads. */
export default function Teams() {
  const t = useTexts("teams");
  const query = useQuery(teamsQuery());
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  const register = (
    <Button size="small" icon={<PlusIcon aria-hidden />} onClick={() => setOpened({ kind: "register" })}>
      {t("register")}
    </Button>
  );
  return (
    <>
      <PageHeading title={t("title")} actions={register} />
      <Suspense>
        {opened?.kind === "register" && <TeamDialog onClose={close} />}
        {opened?.kind === "change" && <TeamDialog team={opened.team} onClose={close} />}
        {opened?.kind === "add" && <AddMember team={opened.team} onClose={close} />}
        {opened?.kind === "end" && <EndMember team={opened.team} member={opened.member} onClose={close} />}
      </Suspense>
      {query.isPending && <SkeletonList rows={2} height={220} />}
      <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      {query.data?.rows.length === 0 && (
        <EmptyState title={t("none")} action={register}>
          {t("none_help")}
        </EmptyState>
      )}
      <div className={style.teams}>
        {query.data?.rows.map((team) => (
          <TeamCard key={team.id} team={team} onOpen={setOpened} />
        ))}
      </div>
    </>
  );
}

function TeamCard({ team, onOpen }: { team: Team; onOpen: (opened: Opened) => void }) {
  const t = useTexts("teams");
  const has = (act: Schemas["Act"]) => team.acts.includes(act);
  return (
    <Section
      title={team.name}
      actions={
        has("change") && (
          <HStack gap="space-8">
            <Button
              size="small"
              variant="secondary"
              icon={<PersonPlusIcon aria-hidden />}
              onClick={() => onOpen({ kind: "add", team })}
            >
              {t("add")}
            </Button>
            <Button
              size="small"
              variant="tertiary"
              icon={<PencilIcon aria-hidden />}
              onClick={() => onOpen({ kind: "change", team })}
            >
              {t("change")}
              <span className="aksel-sr-only"> {team.name}</span>
            </Button>
          </HStack>
        )
      }
    >
      <BodyShort textColor={team.contracts.length === 0 ? "subtle" : undefined}>
        {team.contracts.length === 0 && t("no_contracts")}
        {team.contracts.map((contract, place) => (
          <span key={contract.id}>
            {place > 0 && ", "}
            <Link as={RouterLink} to={paths.contract(contract.id)}>
              {contract.name}
            </Link>
          </span>
        ))}
      </BodyShort>
      {team.members.length === 0 ? (
        <BodyShort textColor="subtle">{t("no_members")}</BodyShort>
      ) : (
        <ul className={style.members} aria-label={t("members")}>
          {membersInOrder(team.members).map((member) => (
            <li key={member.id} className={style.member}>
              <span className={style.who}>
                <Link as={RouterLink} to={paths.employee(member.employee.id)}>
                  {member.employee.name}
                </Link>
                {member.leads && (
                  <Tag size="xsmall" variant="moderate" data-color="info">
                    {t("leads")}
                  </Tag>
                )}
              </span>
              <BodyShort as="span" size="small" textColor="subtle">
                {t("since")} <ShortDay day={member.first_day} />
                {member.last_day && (
                  <>
                    {" "}
                    {t("until")} <ShortDay day={member.last_day} />
                  </>
                )}
              </BodyShort>
              {has("end") && !member.last_day && (
                <Button
                  size="xsmall"
                  variant="tertiary"
                  data-color="neutral"
                  onClick={() => onOpen({ kind: "end", team, member })}
                >
                  {t("end")}
                  <span className="aksel-sr-only"> {member.employee.name}</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!team.members.some(({ leads }) => leads) && (
        <InlineMessage status="warning" size="small">
          {t("no_leader")}
        </InlineMessage>
      )}
    </Section>
  );
}
