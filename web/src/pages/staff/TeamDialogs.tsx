import { BodyShort, Checkbox, CheckboxGroup, Select, TextField } from "@navikt/ds-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAct } from "../../api/act";
import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { conflictOf } from "../../api/problem";
import { useToday } from "../../api/session";
import { ConflictView } from "../../parts/ConflictView";
import { DayField } from "../../parts/DayField";
import { FormDialog } from "../../parts/FormDialog";
import { useFormFaults } from "../../parts/FormFaults";
import { contractsQuery, employeesQuery, teamsQuery } from "../../parts/staffQueries";
import { useUndo } from "../../parts/UndoToast";
import { useTexts } from "../../texts";

type Team = Schemas["TeamView"];

/** A write about a team; what shows teams asks anew. */
function useTeamAct<Asked>(
  write: (asked: Asked, key: string) => Promise<Team>,
  done: string,
  onClose: () => void,
) {
  const client = useQueryClient();
  const tell = useUndo();
  return useAct(write, {
    onDone: async () => {
      for (const key of ["employees", "employee", "contract", "team-overview"]) {
        void client.invalidateQueries({ queryKey: [key] });
      }
      await client.invalidateQueries(teamsQuery());
      tell({ text: done });
      onClose();
    },
  });
}

/** A new team, or another name and other contracts for one. */
export function TeamDialog({ team, onClose }: { team?: Team; onClose: () => void }) {
  const t = useTexts("teams");
  const contracts = useQuery(contractsQuery());
  const [form, setForm] = useState({
    name: team?.name ?? "",
    contracts: team?.contracts.map(({ id }) => id) ?? [],
  });
  const save = useTeamAct(
    ({ version, ...body }: Schemas["TeamInput"] & { version: number | null }, key) =>
      answer(
        team && version !== null
          ? api.PUT("/api/teams/{team}", {
              params: { path: { team: team.id }, header: keyHeader(key) },
              body: { ...body, version },
            })
          : api.POST("/api/teams", { params: { header: keyHeader(key) }, body }),
      ),
    t(team ? "changed" : "registered"),
    onClose,
  );
  const newest = conflictOf<Team>(save.error);
  const faults = useFormFaults(["/name", "/contracts"], newest ? null : save.error);
  if (newest) {
    const idsOf = (text: string) => text.split(" ").filter(Boolean);
    const shown = (text: string) =>
      idsOf(text)
        .map((id) => contracts.data?.rows.find((contract) => contract.id === id)?.name ?? id)
        .join(", ");
    return (
      <ConflictView
        fields={[
          { name: "name", label: t("name"), mine: form.name, theirs: newest.name },
          {
            name: "contracts",
            label: t("contracts"),
            mine: form.contracts.join(" "),
            theirs: newest.contracts.map(({ id }) => id).join(" "),
            shownAs: shown,
          },
        ]}
        busy={save.isPending}
        onSave={(values) =>
          save.mutate({
            name: values.name,
            contracts: idsOf(values.contracts),
            version: newest.version,
          })
        }
        onCancel={() => save.reset()}
      />
    );
  }
  return (
    <FormDialog
      title={t(team ? "change_title" : "register")}
      act={t(team ? "change_act" : "register_act")}
      busy={save.isPending}
      onClose={onClose}
      onSubmit={() => {
        if (faults.check({ "/name": !form.name.trim() && t("name_missing") })) {
          save.mutate({
            name: form.name.trim(),
            contracts: form.contracts,
            version: team?.version ?? null,
          });
        }
      }}
    >
      <TextField
        {...faults.at("/name")}
        label={t("name")}
        maxLength={200}
        value={form.name}
        onChange={(event) => setForm({ ...form, name: event.target.value })}
      />
      {contracts.data && contracts.data.rows.length > 0 && (
        <CheckboxGroup
          {...faults.at("/contracts")}
          tabIndex={-1}
          legend={t("contracts")}
          value={form.contracts}
          onChange={(chosen: string[]) => setForm({ ...form, contracts: chosen })}
        >
          {contracts.data.rows.map(({ id, name }) => (
            <Checkbox key={id} value={id}>
              {name}
            </Checkbox>
          ))}
        </CheckboxGroup>
      )}
      {faults.summary}
    </FormDialog>
  );
}

export function AddMember({ team, onClose }: { team: Team; onClose: () => void }) {
  const t = useTexts("teams");
  const today = useToday();
  const employees = useQuery(employeesQuery());
  const [form, setForm] = useState({ employee: "", first_day: today, leads: false });
  const add = useTeamAct(
    (body: Schemas["TeamMemberInput"], key) =>
      answer(
        api.POST("/api/teams/{team}/members", {
          params: { path: { team: team.id }, header: keyHeader(key) },
          body,
        }),
      ),
    t("added"),
    onClose,
  );
  const faults = useFormFaults(["/employee", "/first_day"], add.error);
  const inTeam = new Set(team.members.filter(({ last_day }) => !last_day).map(({ employee }) => employee.id));
  return (
    <FormDialog
      title={t("add_title", { name: team.name })}
      act={t("add_act")}
      busy={add.isPending}
      onClose={onClose}
      onSubmit={() => {
        const well = faults.check({
          "/employee": !form.employee && t("employee_missing"),
          "/first_day": !form.first_day && t("day_missing"),
        });
        if (well) add.mutate(form);
      }}
    >
      <Select
        {...faults.at("/employee")}
        label={t("employee")}
        value={form.employee}
        onChange={(event) => setForm({ ...form, employee: event.target.value })}
      >
        <option value="">{t("choose")}</option>
        {employees.data?.rows
          .filter(({ id }) => !inTeam.has(id))
          .map(({ id, name, role_title }) => (
            <option key={id} value={id}>
              {role_title ? `${name}, ${role_title}` : name}
            </option>
          ))}
      </Select>
      <DayField
        {...faults.at("/first_day")}
        label={t("first_day")}
        value={form.first_day}
        onChange={(day) => setForm({ ...form, first_day: day })}
      />
      <Checkbox checked={form.leads} onChange={(event) => setForm({ ...form, leads: event.target.checked })}>
        {t("leads_label")}
      </Checkbox>
      {faults.summary}
    </FormDialog>
  );
}

export function EndMember({
  team,
  member,
  onClose,
}: {
  team: Team;
  member: Schemas["TeamMember"];
  onClose: () => void;
}) {
  const t = useTexts("teams");
  const today = useToday();
  const [day, setDay] = useState(today);
  const end = useTeamAct(
    (body: Schemas["LastDay"], key) =>
      answer(
        api.POST("/api/teams/{team}/members/{member}/end", {
          params: { path: { team: team.id, member: member.id }, header: keyHeader(key) },
          body,
        }),
      ),
    t("ended"),
    onClose,
  );
  // The team was changed meanwhile, but not this day: said as it is, and the next try is about the newest.
  const newest = conflictOf<Team>(end.error);
  const faults = useFormFaults(["/last_day"], end.error);
  const { name } = member.employee;
  return (
    <FormDialog
      title={t("end_title", { name, team: team.name })}
      act={t("end_act")}
      busy={end.isPending}
      onClose={onClose}
      onSubmit={() => {
        if (faults.check({ "/last_day": !day && t("day_missing") })) {
          end.mutate({ last_day: day, version: (newest ?? team).version });
        }
      }}
    >
      <BodyShort>{t("end_help", { name })}</BodyShort>
      <DayField {...faults.at("/last_day")} label={t("last_day")} value={day} onChange={setDay} />
      {faults.summary}
    </FormDialog>
  );
}
