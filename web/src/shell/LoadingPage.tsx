import { Loader } from "@navikt/ds-react";
import { useTexts } from "../texts";
import style from "./LoadingPage.module.css";

/** Shown while the first answer is on its way. */
export function LoadingPage() {
  const t = useTexts("common");
  return (
    <div className={style.page}>
      <Loader size="2xlarge" title={t("loading")} />
    </div>
  );
}
