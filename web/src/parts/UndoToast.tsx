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
import { useTexts } from "../texts";
import style from "./UndoToast.module.css";

interface Offer {
  /** What was done: "Notatet er signert." */
  text: string;
  /** Left out when it cannot be undone; the toast then only tells. */
  undo?: () => void | Promise<unknown>;
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

  const value = useMemo(() => tell, [tell]);
  return (
    <ToastContext.Provider value={value}>
      {children}
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
              <Button
                size="small"
                variant="secondary"
                onClick={() => {
                  void shown.undo?.();
                  close();
                }}
              >
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
