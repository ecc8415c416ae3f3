import { BodyLong, Button, Heading, HStack, Label, LocalAlert, Textarea, VStack } from "@navikt/ds-react";
import { useLayoutEffect, useRef, useState } from "react";
import { useTexts } from "../texts";
import style from "./ConflictView.module.css";

export interface ConflictField<Name extends string> {
  name: Name;
  label: string;
  mine: string;
  theirs: string;
  /** A value that is chosen, not written (a kind, a day): it is taken from one side as it is, and shown by these words. */
  shownAs?: (value: string) => string;
}

/** Makes the fields of a form that is there twice: as I have filled it in, and as it stands now. */
export function fieldsBetween<Form extends Record<keyof Form, string>>(mine: Form, theirs: Form) {
  return (
    name: keyof Form & string,
    label: string,
    shownAs?: (value: string) => string,
  ): ConflictField<keyof Form & string> => ({ name, label, mine: mine[name], theirs: theirs[name], shownAs });
}

/**
 * Somebody else was first. Both texts stand side by side for each field that differs; the user takes one, or puts them
 * together. Fields that are alike are not shown and keep their value. Nothing is saved before the user says so.
 */
export function ConflictView<Name extends string>({
  fields,
  busy = false,
  onSave,
  onCancel,
}: {
  fields: readonly ConflictField<Name>[];
  busy?: boolean;
  /** The values that shall stand, of all fields. Send them with the version of the record that came with the conflict. */
  onSave: (values: Record<Name, string>) => void;
  onCancel: () => void;
}) {
  const t = useTexts("parts");
  const common = useTexts("common");
  const [values, setValues] = useState(
    () => Object.fromEntries(fields.map(({ name, mine }) => [name, mine])) as Record<Name, string>,
  );
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => frame.current?.focus(), []);
  const differing = fields.filter(({ mine, theirs }) => mine !== theirs);

  return (
    <div ref={frame} tabIndex={-1} className={style.frame}>
      <VStack gap="space-24">
        <LocalAlert status="warning">
          <LocalAlert.Header>
            <LocalAlert.Title as="h2">{t("conflict.title")}</LocalAlert.Title>
          </LocalAlert.Header>
          <LocalAlert.Content>{t("conflict.intro")}</LocalAlert.Content>
        </LocalAlert>
        {differing.map(({ name, label, mine, theirs, shownAs = (value) => value }) => {
          const chosen = values[name];
          const choose = (value: string) => setValues({ ...values, [name]: value });
          const isChoice = shownAs !== undefined && fields.find((field) => field.name === name)?.shownAs;
          return (
            <fieldset key={name} className={style.field}>
              <legend>
                <Heading as="span" level="3" size="xsmall">
                  {label}
                </Heading>
              </legend>
              <div className={style.sides}>
                <Side
                  title={t("conflict.mine")}
                  text={shownAs(mine)}
                  act={t("conflict.use_mine")}
                  taken={chosen === mine}
                  onTake={() => choose(mine)}
                />
                <Side
                  title={t("conflict.theirs")}
                  text={shownAs(theirs)}
                  act={t("conflict.use_theirs")}
                  taken={chosen === theirs}
                  onTake={() => choose(theirs)}
                />
              </div>
              {!isChoice && (
                <Textarea
                  label={t("conflict.merged")}
                  description={t("conflict.merged_help")}
                  value={chosen}
                  onChange={(event) => choose(event.target.value)}
                />
              )}
            </fieldset>
          );
        })}
        <HStack gap="space-16">
          <Button loading={busy} onClick={() => onSave(values)}>
            {t("conflict.save")}
          </Button>
          <Button variant="secondary" disabled={busy} onClick={onCancel}>
            {common("cancel")}
          </Button>
        </HStack>
      </VStack>
    </div>
  );
}

function Side({
  title,
  text,
  act,
  taken,
  onTake,
}: {
  title: string;
  text: string;
  act: string;
  taken: boolean;
  onTake: () => void;
}) {
  const t = useTexts("parts");
  return (
    <div className={style.side} data-taken={taken || undefined}>
      <Label as="p">{title}</Label>
      <BodyLong className={style.text}>{text || <em>{t("conflict.empty")}</em>}</BodyLong>
      <Button type="button" size="small" variant="secondary" aria-pressed={taken} onClick={onTake}>
        {act}
      </Button>
    </div>
  );
}
