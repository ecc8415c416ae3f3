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

const tabs = ["overview", "notes", "plan"] as const;

/** A participant's file: who it is and what matters now on top, the rest in tabs. */
export default function Participant() {
  const t = useTexts("file");
  const { participation = "", tab } = useParams();
  const navigate = useNavigate();
  const query = useQuery(participationQuery(participation));
  const shown = tabs.find((known) => known === tab) ?? "overview";
  if (query.isPending) return <SkeletonPage />;
  if (!query.data) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  const file = query.data;
  const open = (next: string) =>
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
      <Tabs value={shown} onChange={open}>
        <Tabs.List>
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one} label={t(`tab.${one}`)} />
          ))}
        </Tabs.List>
        <Tabs.Panel value="overview" className={style.panel}>
          <Overview file={file} />
        </Tabs.Panel>
        <Tabs.Panel value="notes" className={style.panel}>
          <Notes file={file} />
        </Tabs.Panel>
        <Tabs.Panel value="plan" className={style.panel}>
          <Plan file={file} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
