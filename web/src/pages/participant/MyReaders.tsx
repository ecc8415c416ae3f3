import { BodyShort } from "@navikt/ds-react";
import { answer, api } from "../../api/client";
import { useKeyset } from "../../api/keyset";
import { useSession } from "../../api/session";
import { PageHeading } from "../../parts/PageHeading";
import { ReaderList } from "../../parts/ReaderList";
import { useTexts } from "../../texts";
import style from "./MyReaders.module.css";

/** Everybody who has opened or changed something about me. */
export default function MyReaders() {
  const t = useTexts("my_page");
  const participation = useSession().participation ?? "";
  const list = useKeyset(["readers", participation], (cursor, signal) =>
    answer(
      api.GET("/api/participations/{participation}/readers", {
        params: { path: { participation }, query: { cursor } },
        signal,
      }),
    ),
  );
  return (
    <div className={style.page}>
      <PageHeading title={t("readers.heading")}>
        <BodyShort textColor="subtle">{t("readers.intro")}</BodyShort>
      </PageHeading>
      <ReaderList list={list} />
    </div>
  );
}
