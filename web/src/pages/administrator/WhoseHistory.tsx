import { BodyShort, Button, TextField, VStack } from "@navikt/ds-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { useAct } from "../../api/act";
import { api, keyHeader, type Schemas } from "../../api/client";
import { useFormFaults } from "../../parts/FormFaults";
import { LinkButton } from "../../parts/LinkButton";
import { Section } from "../../parts/Section";
import { submits } from "../../parts/submits";
import { useTexts } from "../../texts";
import { asked, fileOf, readIn } from "./importFiles";
import style from "./Import.module.css";
import { importQuery, importsQuery } from "./importQuery";

type View = Schemas["ImportView"];

/** The agency's own history of one participant does not say who it is about. */
export function isNobodys(view: View): boolean {
  return view.findings.some(({ code }) => code === "whose_history");
}

/** The last id in an address; whole addresses are what people have at hand. */
export function idIn(address: string): string | null {
  return address.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi)?.pop() ?? null;
}

/**
 * Says whose history a file is, and reads it again so. Administrators see no participants, so there is nobody to choose
 * from: the id is in the address that the history was fetched at, or that a colleague has the file open at.
 */
export function WhoseHistory({ view }: { view: View }) {
  const t = useTexts("import_preview");
  const client = useQueryClient();
  const navigate = useNavigate();
  const [address, setAddress] = useState("");
  const file = fileOf(view.id);
  const again = useAct(
    async (participation: string, key) => {
      if (!file) throw new Error("asked for only where there is a file");
      const fresh = await readIn({ ...asked(file, view.contract?.id ?? null), participation }, key);
      // The preview of nobody's history is of no use any more; where it stays, it changes nothing.
      await api.DELETE("/api/imports/{import}", {
        params: {
          path: { import: view.id },
          query: { version: view.version },
          header: keyHeader(crypto.randomUUID()),
        },
      });
      return fresh;
    },
    {
      onDone: (fresh) => {
        client.setQueryData(importQuery(fresh.id).queryKey, fresh);
        void client.invalidateQueries(importsQuery());
        void navigate(`/imports/${fresh.id}`, { replace: true });
      },
    },
  );
  const faults = useFormFaults(["/participation"], again.error);
  return (
    <Section title={t("whose.title")}>
      <BodyShort>{t("whose.text")}</BodyShort>
      {file ? (
        <form
          noValidate
          onSubmit={submits(() => {
            const participation = idIn(address);
            if (faults.check({ "/participation": !participation && t("whose.missing") }))
              again.mutate(participation ?? "");
          })}
        >
          <VStack gap="space-16" align="start">
            <TextField
              {...faults.at("/participation")}
              label={t("whose.address")}
              className={style.whose}
              autoComplete="off"
              value={address}
              onChange={(event) => setAddress(event.target.value)}
            />
            {faults.summary}
            <Button type="submit" loading={again.isPending}>
              {t("whose.act")}
            </Button>
          </VStack>
        </form>
      ) : (
        <div>
          <LinkButton to="/imports" size="small">
            {t("whose.fetch")}
          </LinkButton>
        </div>
      )}
    </Section>
  );
}
