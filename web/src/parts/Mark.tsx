import style from "./Mark.module.css";

/** The product's own mark: three rings, each open where the baton changes hands, in the colours of the three phases. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg className={style.mark} width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <circle className={style.outer} cx="16" cy="16" r="13" pathLength={100} />
      <circle className={style.middle} cx="16" cy="16" r="8.5" pathLength={100} />
      <circle className={style.inner} cx="16" cy="16" r="4" pathLength={100} />
    </svg>
  );
}
