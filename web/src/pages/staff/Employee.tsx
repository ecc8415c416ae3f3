import { PencilIcon, PlusIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, HStack, Link } from "@navikt/ds-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { Link as RouterLink, useParams } from "react-router-dom";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { problemOf } from "../../api/problem";
import { useSession } from "../../api/session";
import { BackLink } from "../../parts/BackLink";
import { MailLink, PhoneLink } from "../../parts/ContactLinks";
import { FactList } from "../../parts/FactList";
import { Invite } from "../../parts/Invite";
import { PageHeading } from "../../parts/PageHeading";
import { PhaseChip } from "../../parts/PhaseChip";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { DaySpan, ShortDay } from "../../parts/RelativeDay";
import { Section } from "../../parts/Section";
import { SkeletonPage } from "../../parts/Skeletons";
import { employeesQuery } from "../../parts/staffQueries";
import { useRoleName } from "../../parts/useRoleName";
import { NotFound } from "../../shell/NotFound";
import { paths } from "../../shell/paths";
import { useTexts } from "../../texts";
import style from "./Employee.module.css";
import { employeeQuery } from "./employeeQuery";
import { Requirement } from "./Requirement";

const ChangeEmployee = lazy(() =>
  import("./EmployeeDialogs").then(({ ChangeEmployee: Dialog }) => ({ default: Dialog })),
);
const AddEmployment = lazy(() =>
  import("./EmployeeDialogs").then(({ AddEmployment: Dialog }) => ({ default: Dialog })),
);
const ChangeEmployment = lazy(() =>
  import("./EmployeeDialogs").then(({ ChangeEmployment: Dialog }) => ({ default: Dialog })),
);

type View = Schemas["EmployeeView"];
type Post = Schemas["EmploymentView"];

/** Someone who works here: posts, education, teams, account. Who may not read the record sees who it is. */
export default function Employee() {
  const t = useTexts("employees");
  const { role } = useSession();
  const { employee: id = "" } = useParams();
  const query = useQuery(employeeQuery(id));
  if (query.isPending) return <SkeletonPage />;
  return (
    <>
      {/* A consultant comes from the search and has no list to go back to. */}
      {role !== "consultant" && <BackLink to="/employees">{t("title")}</BackLink>}
      {query.data ? (
        <Whole employee={query.data} />
      ) : [403, 404].includes(problemOf(query.error).status) ? (
        <FromTheList id={id} />
      ) : (
        <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      )}
    </>
  );
}

/** Name, post and teams are for all who work here; the rest is the record's. */
function FromTheList({ id }: { id: string }) {
  const t = useTexts("employees");
  const query = useQuery(employeesQuery());
  if (query.isPending) return <SkeletonPage />;
  if (!query.data) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  const row = query.data.rows.find((one) => one.id === id);
  if (!row) return <NotFound />;
  return (
    <>
      <PageHeading title={row.name} tabTitle={t("title")}>
        <PhaseChip phase={row.phase} circle="consultant" />
      </PageHeading>
      <Section title={t("page.about")}>
        <FactList
          facts={[
            [t("column.role_title"), row.role_title],
            [t("column.teams"), row.teams.map(({ name }) => name).join(", ")],
            [t("column.contract"), row.contract?.name],
          ]}
        />
        <BodyShort textColor="subtle">{t("page.elsewhere")}</BodyShort>
      </Section>
    </>
  );
}

/** All the posts are over: such a person keeps nothing but a name in what they did. */
function hasLeft({ employments }: View) {
  return employments.length > 0 && employments.every(({ phase }) => phase === "over");
}

type Opened = { kind: "change" } | { kind: "add" } | { kind: "post"; post: Post };

function Whole({ employee }: { employee: View }) {
  const t = useTexts("employees");
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  const may = employee.acts.includes("change");
  const newest = employee.employments.at(-1);
  const left = hasLeft(employee);
  return (
    <>
      <PageHeading title={employee.name} tabTitle={t("title")}>
        <HStack gap="space-8" align="center">
          {newest && <PhaseChip phase={newest.phase} circle="consultant" />}
          <BodyShort textColor="subtle">
            {newest?.role_title} · {t("page.caseload", { count: employee.caseload })}
          </BodyShort>
        </HStack>
      </PageHeading>
      <Suspense>
        {opened?.kind === "change" && <ChangeEmployee employee={employee} onClose={close} />}
        {opened?.kind === "add" && <AddEmployment employee={employee} onClose={close} />}
        {opened?.kind === "post" && (
          <ChangeEmployment employee={employee} post={opened.post} onClose={close} />
        )}
      </Suspense>
      <div className={style.columns}>
        <div className={style.stack}>
          <Section
            title={t("page.posts")}
            actions={
              may && (
                <Button
                  size="small"
                  variant="secondary"
                  icon={<PlusIcon aria-hidden />}
                  onClick={() => setOpened({ kind: "add" })}
                >
                  {t("page.add_post")}
                </Button>
              )
            }
          >
            {employee.employments.length === 0 && (
              <BodyShort textColor="subtle">{t("page.posts_none")}</BodyShort>
            )}
            <ul className={style.list}>
              {[...employee.employments].reverse().map((post) => (
                <li key={post.id} className={style.post}>
                  <PostFacts post={post} />
                  {may && (
                    <Button
                      size="xsmall"
                      variant="tertiary"
                      icon={<PencilIcon aria-hidden />}
                      onClick={() => setOpened({ kind: "post", post })}
                    >
                      {t("page.change_post")}
                      <span className="aksel-sr-only"> {post.role_title}</span>
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </Section>
          {newest?.contract && !left && <Requirement contract={newest.contract} employee={employee} />}
        </div>
        <div className={style.stack}>
          <About employee={employee} onChange={may ? () => setOpened({ kind: "change" }) : undefined} />
          <Account employee={employee} />
        </div>
      </div>
    </>
  );
}

function PostFacts({ post }: { post: Post }) {
  const t = useTexts("employees");
  return (
    <>
      <HStack gap="space-8" align="center">
        <strong>{post.role_title}</strong>
        <PhaseChip phase={post.phase} size="xsmall" />
      </HStack>
      <BodyShort>
        {t(`type.${post.type}`)}, {t("page.percent", { percent: post.extent_percent })} ·{" "}
        <DaySpan from={post.first_day} to={post.last_day} />
      </BodyShort>
      <FactList
        facts={[
          [
            t("column.contract"),
            post.contract && (
              <Link key="contract" as={RouterLink} to={paths.contract(post.contract.id)}>
                {post.contract.name}
              </Link>
            ),
          ],
          [t("page.buddy"), post.buddy?.name],
          [t("page.onboarding"), post.onboarding_signed_day && <ShortDay day={post.onboarding_signed_day} />],
          [t("page.notice_day"), post.notice_day && <ShortDay day={post.notice_day} />],
          [t("page.end_reason"), post.end_reason],
          [t("page.other_work"), post.contract && post.other_work_agreed && t("page.yes")],
        ]}
      />
    </>
  );
}

function About({ employee, onChange }: { employee: View; onChange?: () => void }) {
  const t = useTexts("employees");
  return (
    <Section
      title={t("page.about")}
      actions={
        onChange && (
          <Button size="small" variant="secondary" icon={<PencilIcon aria-hidden />} onClick={onChange}>
            {t("page.change")}
          </Button>
        )
      }
    >
      <FactList
        facts={[
          [t("page.email"), employee.email && <MailLink key="email" address={employee.email} />],
          [t("page.phone"), employee.phone && <PhoneLink key="phone" number={employee.phone} />],
          [t("form.education_level"), t(`level.${employee.education_level}`)],
          [t("form.education_field"), employee.education_field],
          [t("page.degree"), t(employee.relevant_degree ? "page.yes" : "page.no")],
          [t("column.teams"), employee.teams.map(({ name }) => name).join(", ") || t("page.no_teams")],
        ]}
      />
    </Section>
  );
}

const rolesOfStaff = ["consultant", "leader", "administrator", "researcher"] as const;

/** Whether they can sign in, and as what; whoever administers hands out the link. */
function Account({ employee }: { employee: View }) {
  const t = useTexts("account");
  const roleName = useRoleName();
  const client = useQueryClient();
  const state = hasLeft(employee) && employee.account !== "none" ? "closed" : employee.account;
  return (
    <Section title={t("title")}>
      <BodyShort>{t(`state.${state}`)}</BodyShort>
      {employee.roles.length > 0 && (
        <FactList facts={[[t("roles"), employee.roles.map(roleName).join(", ")]]} />
      )}
      {employee.acts.includes("invite") && (
        <div>
          <Invite
            name={employee.name}
            again={employee.account !== "none"}
            username={employee.email ?? ""}
            roles={rolesOfStaff}
            given={employee.roles}
            send={({ username, roles }, key) =>
              answer(
                api.POST("/api/employees/{employee}/invitation", {
                  params: { path: { employee: employee.id }, header: keyHeader(key) },
                  body: { username, roles },
                }),
              )
            }
            onDone={() => {
              void client.invalidateQueries({ queryKey: employeeQuery(employee.id).queryKey });
              void client.invalidateQueries({ queryKey: ["employees"] });
            }}
          />
        </div>
      )}
    </Section>
  );
}
