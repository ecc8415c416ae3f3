import { Button, HStack, Link } from "@navikt/ds-react";
import { useId, type ReactNode } from "react";
import { Link as RouterLink } from "react-router-dom";
import { useTexts } from "../texts";
import style from "./FormPage.module.css";
import { Section } from "./Section";
import { submits } from "./submits";

/** A form that fills a page: its parts one below the other, then what is wrong, then the one verb. */
export function FormPage({
  act,
  busy,
  faults,
  status,
  cancelTo,
  onSubmit,
  children,
}: {
  /** The verb on the button. */
  act: string;
  busy: boolean;
  /** `summary` of useFormFaults. */
  faults: ReactNode;
  /** Whether what is typed is kept (DraftStatus). */
  status?: ReactNode;
  cancelTo: string;
  onSubmit: () => void;
  children: ReactNode;
}) {
  const t = useTexts("common");
  return (
    <form noValidate className={style.form} onSubmit={submits(onSubmit)}>
      {children}
      {faults}
      <HStack gap="space-16" align="center">
        <Button type="submit" loading={busy}>
          {act}
        </Button>
        <Link as={RouterLink} to={cancelTo}>
          {t("cancel")}
        </Link>
        {status}
      </HStack>
    </form>
  );
}

/** A part of such a form: a question as heading, and its fields beside each other where there is room. */
export function FormPart({
  title,
  help,
  actions,
  children,
}: {
  title: string;
  help?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Section title={title} actions={actions}>
      {help && <p className={style.help}>{help}</p>}
      <div className={style.fields}>{children}</div>
    </Section>
  );
}

/** What takes the whole width of the form: a long text, a list. */
export function WholeWidth({ children }: { children: ReactNode }) {
  return <div className={style.whole}>{children}</div>;
}

/** One of several alike things in a form, such as an option year, with its own heading and a way to take it away. */
export function FormItem({
  title,
  actions,
  children,
}: {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className={style.item}>
      <div className={style.itemTop}>
        <span id={id} className={style.itemTitle}>
          {title}
        </span>
        {actions}
      </div>
      <div className={style.fields}>{children}</div>
    </div>
  );
}
