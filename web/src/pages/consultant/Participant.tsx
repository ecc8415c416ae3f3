import { ArrowLeftIcon } from "@navikt/aksel-icons";
import { Link, Tabs } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { Link as RouterLink, useNavigate, useParams } from "react-router-dom";
import { ProblemAlert } from "../../parts/ProblemAlert";
import { SkeletonPage } from "../../parts/Skeletons";
import { paths } from "../../shell/paths";
import { useTexts } from "../../texts";
import { FileHeader } from "./FileHeader";
import { Notes } from "./Notes";
import { Overview } from "./Overview";
import style from "./Participant.module.css";
import { participationQuery } from "./participationQuery";
import { Plan } from "./Plan";
import { Readers } from "./Readers";
import { Work } from "./Work";

const tabs = ["overview", "plan", "notes", "work", "readers"] as const;

/** A participant's file: who it is and what matters now on top, the rest in tabs. */
export default function Participant() {
  const t = useTexts("file");
  const { participation = "", tab } = useParams();
  const navigate = useNavigate();
  const query = useQuery(participationQuery(participation));
  if (query.isPending) return <SkeletonPage />;
  if (!query.data) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  const file = query.data;
  // Shown to those who may open them; what comes in later versions is not shown as empty shells.
  const open = tabs.filter(
    (one) =>
      (one !== "notes" || file.notes !== null || file.acts.includes("write_note")) &&
      (one !== "readers" || file.acts.includes("read_readers")),
  );
  const shown = open.find((known) => known === tab) ?? "overview";
  const go = (next: string) =>
    void navigate(`${paths.participation(participation)}${next === "overview" ? "" : `/${next}`}`, {
      replace: true,
    });

  return (
    <>
      <Link as={RouterLink} to="/participants" className={style.back}>
        <ArrowLeftIcon aria-hidden />
        {t("back")}
      </Link>
      <FileHeader file={file} />
      <Tabs value={shown} onChange={go}>
        <Tabs.List>
          {open.map((one) => (
            <Tabs.Tab key={one} value={one} label={t(`tab.${one}`)} />
          ))}
        </Tabs.List>
        <Tabs.Panel value={shown} className={style.panel}>
          {shown === "overview" && <Overview file={file} />}
          {shown === "plan" && <Plan file={file} />}
          {shown === "notes" && <Notes file={file} />}
          {shown === "work" && <Work file={file} />}
          {shown === "readers" && <Readers participation={file.id} />}
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
