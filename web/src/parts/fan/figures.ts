import { useMemo } from "react";
import { useLanguage } from "../../texts";

export interface Figures {
  /** Three digits at most: "0,25", "12,4", "1 240". */
  number: (value: number) => string;
  /** With its sign: "+0,3", "−1,2". */
  signed: (value: number) => string;
}

const minus = "−";

/** Numbers as the page's language writes them. Bokmål and nynorsk write them alike. */
export function useFigures(): Figures {
  const language = useLanguage();
  return useMemo(() => {
    const format = new Intl.NumberFormat(language === "en" ? "en-GB" : "nb-NO", {
      maximumSignificantDigits: 3,
    });
    const plain = (value: number) => format.format(Math.abs(value));
    const isNought = (value: number) => Math.abs(value) < 5e-7;
    const number = (value: number) => {
      if (isNought(value)) return "0";
      return value < 0 ? minus + plain(value) : plain(value);
    };
    return {
      number,
      signed: (value) => (isNought(value) ? "0" : (value < 0 ? minus : "+") + plain(value)),
    };
  }, [language]);
}
