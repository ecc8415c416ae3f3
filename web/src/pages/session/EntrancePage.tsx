import { Box, Heading } from "@navikt/ds-react";
import { useEffect, type ReactNode } from "react";
import { Mark } from "../../parts/Mark";
import { LanguageChoice } from "../../shell/LanguageChoice";
import { InventedBanner } from "../../shell/InventedBanner";
import { useTexts } from "../../texts";
import style from "./EntrancePage.module.css";

/** The calm frame of all that is shown to somebody who has not come in yet. */
export function EntrancePage({
  title,
  organisation,
  invented = false,
  children,
}: {
  title?: string;
  organisation?: string;
  invented?: boolean;
  children: ReactNode;
}) {
  const t = useTexts("shell");
  useEffect(() => {
    document.title = title ? `${title} – Stafett` : "Stafett";
  }, [title]);
  return (
    <div className={style.page}>
      {invented && <InventedBanner />}
      <header className={style.brand}>
        <Mark size={56} />
        <p className={style.name}>{t("product")}</p>
        <p className={style.promise}>{organisation ?? t("promise")}</p>
      </header>
      <main className={style.main}>
        <Box
          background="raised"
          borderColor="neutral-subtle"
          borderWidth="1"
          borderRadius="12"
          padding={{ xs: "space-20", sm: "space-32" }}
        >
          {title && (
            <Heading level="1" size="medium" spacing>
              {title}
            </Heading>
          )}
          {children}
        </Box>
      </main>
      <footer className={style.footer}>
        <LanguageChoice />
      </footer>
    </div>
  );
}
