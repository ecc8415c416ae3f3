import { BodyShort, Label } from "@navikt/ds-react";
import { useId, useMemo } from "react";
import type { Schemas } from "../../api/client";
import { useTexts } from "../../texts";
import style from "./Foresight.module.css";

/** The text with its lines numbered; a line with a fault is marked. */
export function ScenarioText({
  text,
  faults,
  readOnly = false,
  onChange,
}: {
  text: string;
  faults: readonly Schemas["ScenarioFaultView"][];
  readOnly?: boolean;
  onChange?: (text: string) => void;
}) {
  const t = useTexts("foresight");
  const id = useId();
  const lines = useMemo(() => text.split("\n").length, [text]);
  const faulty = new Set(faults.map(({ line }) => line));
  return (
    <div>
      <Label htmlFor={id} size="small">
        {t("editor.text")}
      </Label>
      {!readOnly && (
        <BodyShort size="small" textColor="subtle" id={`${id}-help`}>
          {t("editor.text_help")}
        </BodyShort>
      )}
      <div className={style.text}>
        <div className={style.lines} aria-hidden>
          {Array.from({ length: lines }, (_, line) => (
            <span key={line} data-faulty={faulty.has(line + 1) || undefined}>
              {line + 1}
            </span>
          ))}
        </div>
        <textarea
          id={id}
          className={style.area}
          aria-describedby={readOnly ? undefined : `${id}-help`}
          aria-invalid={faults.length > 0}
          readOnly={readOnly}
          spellCheck={false}
          autoCapitalize="off"
          wrap="off"
          rows={Math.max(8, lines)}
          maxLength={60_000}
          value={text}
          onChange={(event) => onChange?.(event.target.value)}
        />
      </div>
    </div>
  );
}
