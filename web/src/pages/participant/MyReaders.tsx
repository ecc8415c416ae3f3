import { BodyShort } from "@navikt/ds-react";
import { useSession } from "../../api/session";
import { PageHeading } from "../../parts/PageHeading";
import { ReaderList, useReaders } from "../../parts/ReaderList";
import { useTexts } from "../../texts";
import style from "./MyReaders.module.css";

/** Everybody who has opened or changed something about me. */
export default function MyReaders() {
  const t = useTexts("my_page");
  const list = useReaders(useSession().participation ?? "");
  return (
    <div className={style.page}>
      <PageHeading title={t("readers.heading")}>
        <BodyShort textColor="subtle">{t("readers.intro")}</BodyShort>
      </PageHeading>
      <ReaderList list={list} />
    </div>
  );
}
