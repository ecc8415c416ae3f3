import { DownloadIcon } from "@navikt/aksel-icons";
import { HStack, Link } from "@navikt/ds-react";
import { Section } from "../../parts/Section";
import { useTexts } from "../../texts";
import type { Run } from "./foresightQuery";

const forms = ["html", "csv", "json"] as const;

/** The finished run as files that need nothing else. */
export function Download({ run }: { run: Run }) {
  const t = useTexts("foresight");
  return (
    <Section title={t("download.title")}>
      <HStack gap="space-24">
        {forms.map((form) => (
          <Link key={form} href={`/api/foresight/runs/${run.id}/report?form=${form}`} download>
            <DownloadIcon aria-hidden /> {t(`download.${form}`)}
          </Link>
        ))}
      </HStack>
    </Section>
  );
}
