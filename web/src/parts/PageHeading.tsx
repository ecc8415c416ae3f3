import { Heading, HStack } from "@navikt/ds-react";
import { useEffect, useLayoutEffect, useRef, type ReactNode } from "react";
import { useLocation } from "react-router-dom";
import style from "./PageHeading.module.css";

const product = "Stafett";
/** The address that the last heading was shown at; the very first page leaves the focus where the browser put it. */
let lastPlace: string | null = null;

/**
 * The heading of a page: one per page. It names the browser's tab, and takes the focus after navigation, so that a
 * screen reader starts where the eye does. Moving between tabs of one page keeps the focus: give them the same `place`.
 */
export function PageHeading({
  title,
  tabTitle,
  place,
  actions,
  children,
}: {
  title: ReactNode;
  /** What the browser's tab says when the title is more than a text. Never a person's name: tabs are seen and kept. */
  tabTitle?: string;
  place?: string;
  actions?: ReactNode;
  /** A line or two below the title. */
  children?: ReactNode;
}) {
  const ref = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  const here = place ?? pathname;
  const named = tabTitle ?? (typeof title === "string" ? title : "");

  useEffect(() => {
    document.title = named ? `${named} – ${product}` : product;
  }, [named]);
  // With the picture, not after it: who types at once must not lose the first letters to a focus that comes late.
  useLayoutEffect(() => {
    if (lastPlace !== null && lastPlace !== here) ref.current?.focus({ preventScroll: true });
    lastPlace = here;
  }, [here]);

  return (
    <header className={style.header}>
      <HStack justify="space-between" align="center" gap="space-16">
        <Heading ref={ref} level="1" size="large" tabIndex={-1}>
          {title}
        </Heading>
        {actions && <HStack gap="space-8">{actions}</HStack>}
      </HStack>
      {children}
    </header>
  );
}
