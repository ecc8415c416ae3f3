import { TestFlaskIcon } from "@navikt/aksel-icons";
import { useTexts } from "../texts";
import style from "./InventedBanner.module.css";

/** On every page of the invented office, always in sight and not to be closed: nobody here exists. */
export function InventedBanner() {
  const t = useTexts("shell");
  return (
    <div className={style.banner} role="note">
      <TestFlaskIcon aria-hidden fontSize="1.25rem" />
      <span>
        <strong>{t("invented.title")}</strong> <span className={style.more}>{t("invented.more")}</span>
      </span>
    </div>
  );
}
