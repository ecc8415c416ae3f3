import { FileSearchIcon } from "@navikt/aksel-icons";
import { Link } from "@navikt/ds-react";
import { Link as RouterLink } from "react-router-dom";
import { EmptyState } from "../parts/EmptyState";
import { PageHeading } from "../parts/PageHeading";
import { useTexts } from "../texts";

/** No such page, or not for me: the answer is the same. */
export function NotFound() {
  const t = useTexts("shell");
  return (
    <>
      <PageHeading title={t("not_found.title")} />
      <EmptyState
        icon={<FileSearchIcon aria-hidden />}
        title={t("not_found.what")}
        action={
          <Link as={RouterLink} to="/">
            {t("not_found.home")}
          </Link>
        }
      >
        {t("not_found.why")}
      </EmptyState>
    </>
  );
}
