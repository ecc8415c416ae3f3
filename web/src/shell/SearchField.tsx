import { Link as AkselLink, Loader, Search } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import { Link } from "react-router-dom";
import { answer, api } from "../api/client";
import { useDelayed } from "../parts/useDelayed";
import { useTexts } from "../texts";
import { pathOfHit } from "./paths";
import style from "./SearchField.module.css";
import { useShortcut } from "./useShortcut";

/**
 * Search for people, notes and firms from anywhere; `/` brings the cursor here. What is typed is often a name, so it
 * never becomes part of the page's address; the hits open below the field.
 */
export function SearchField({ onDone }: { onDone?: () => void }) {
  const t = useTexts("shell");
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const asked = useDelayed(typed.trim(), 200);
  const field = useRef<HTMLInputElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const listId = useId();
  useShortcut("/", () => field.current?.focus());

  const query = useQuery({
    queryKey: ["search", asked],
    queryFn: ({ signal }) => answer(api.GET("/api/search", { params: { query: { q: asked } }, signal })),
    enabled: asked.length >= 2,
    // A search is not kept: what was typed is about somebody.
    gcTime: 0,
  });
  const hits = query.data?.hits ?? [];
  const shown = open && typed.trim().length >= 2;

  useEffect(() => {
    if (!shown) return;
    const leave = (event: PointerEvent) => {
      if (!frame.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", leave);
    return () => document.removeEventListener("pointerdown", leave);
  }, [shown]);

  function finish() {
    setOpen(false);
    setTyped("");
    onDone?.();
  }

  /** Arrow keys walk from the field through the hits and back. */
  function walk(event: React.KeyboardEvent) {
    if (event.key === "Escape") setOpen(false);
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [field.current, ...(frame.current?.querySelectorAll<HTMLElement>("a") ?? [])];
    const here = stops.indexOf(document.activeElement as HTMLInputElement);
    const next = stops[here + (event.key === "ArrowDown" ? 1 : -1)];
    if (here >= 0 && next) {
      event.preventDefault();
      next.focus();
    }
  }

  return (
    // The keys only help along; every hit is an ordinary link that Tab reaches.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={frame}
      className={style.frame}
      onKeyDown={walk}
      onBlur={(event) => {
        if (event.relatedTarget && !frame.current?.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <form role="search" onSubmit={(event) => event.preventDefault()}>
        <Search
          ref={field}
          size="small"
          variant="simple"
          label={t("search.label")}
          placeholder={t("search.label")}
          autoComplete="off"
          value={typed}
          onChange={(value) => {
            setTyped(value);
            setOpen(true);
          }}
          onFocus={() => setOpen(true)}
          onClear={() => setTyped("")}
          aria-controls={shown ? listId : undefined}
          aria-keyshortcuts="/"
        />
      </form>
      {shown && (
        <div id={listId} className={style.hits}>
          <p role="status" className={style.count}>
            {query.isFetching ? <Loader size="xsmall" title={t("search.searching")} /> : null}
            {query.isError && t("search.failed")}
            {query.isSuccess && t("search.hits", { count: hits.length })}
          </p>
          {hits.length > 0 && (
            <ul className={style.list}>
              {hits.map((hit) => (
                <li key={`${hit.kind} ${hit.id}`} className={style.hit}>
                  <AkselLink as={Link} to={pathOfHit(hit)} onClick={finish}>
                    {hit.title || t("search.protected")}
                  </AkselLink>
                  <span className={style.detail}>
                    {t(`search.kind.${hit.kind}`)}
                    {hit.detail && ` · ${hit.detail}`}
                  </span>
                </li>
              ))}
            </ul>
          )}
          {query.isSuccess && hits.length === 0 && <p className={style.count}>{t("search.none")}</p>}
        </div>
      )}
    </div>
  );
}
