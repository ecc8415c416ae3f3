import { XMarkIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react";
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from "react";
import { problemOf } from "../api/problem";
import { useTexts } from "../texts";
import { useProblemText } from "./problemText";
import style from "./UndoToast.module.css";

export interface Offer {
  /** What was done: "Notatet er signert." */
  text: string;
  /** Left out when it cannot be undone; the toast then only tells. */
  undo?: () => void | Promise<unknown>;
  /** What to show where undoing came too late, because somebody else has changed it since; nothing: it is told in words. */
  conflict?: (error: unknown, close: () => void) => ReactNode;
}

const ToastContext = createContext<((offer: Offer) => void) | null>(null);
export const undoSeconds = 10;

/** Tells what was done and offers to undo it for ten seconds: `const tell = useUndo(); tell({ text, undo })`. */
export function useUndo(): (offer: Offer) => void {
  const tell = useContext(ToastContext);
  if (!tell) throw new Error("useUndo outside UndoToasts");
  return tell;
}

/** One message at a time: the newest. It stays for as long as it is pointed at or has the focus. */
export function UndoToasts({ children }: { children: ReactNode }) {
  const t = useTexts("parts");
  const [shown, setShown] = useState<(Offer & { id: number }) | null>(null);
  const [held, setHeld] = useState(false);
  const ids = useRef(0);
  const tell = useCallback((offer: Offer) => {
    ids.current += 1;
    setHeld(false);
    setShown({ ...offer, id: ids.current });
  }, []);
  const close = useCallback(() => setShown(null), []);

  useEffect(() => {
    if (!shown || held) return;
    const timer = setTimeout(close, undoSeconds * 1000);
    return () => clearTimeout(timer);
  }, [shown, held, close]);

  const [clash, setClash] = useState<ReactNode>(null);
  const textOf = useProblemText();
  async function undo({ undo, conflict }: Offer) {
    close();
    try {
      await undo?.();
    } catch (error) {
      const both = conflict?.(error, () => setClash(null));
      if (both) setClash(both);
      else tell({ text: textOf(problemOf(error)).title });
    }
  }

  const value = useMemo(() => tell, [tell]);
  return (
    <ToastContext.Provider value={value}>
      {children}
      {clash}
      <div className={style.place} role="status">
        {shown && (
          // Pointing at it or tabbing into it only stops the clock.
          // eslint-disable-next-line jsx-a11y/no-static-element-interactions
          <div
            key={shown.id}
            className={style.toast}
            onPointerEnter={() => setHeld(true)}
            onPointerLeave={() => setHeld(false)}
            onFocus={() => setHeld(true)}
            onBlur={() => setHeld(false)}
          >
            <span className={style.text}>{shown.text}</span>
            {shown.undo && (
              <Button size="small" variant="secondary" onClick={() => void undo(shown)}>
                {t("undo.act")}
              </Button>
            )}
            <Button
              size="small"
              variant="tertiary"
              data-color="neutral"
              icon={<XMarkIcon title={t("undo.close")} />}
              onClick={close}
            />
          </div>
        )}
      </div>
    </ToastContext.Provider>
  );
}
