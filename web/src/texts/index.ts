import i18next, { type BackendModule, type ResourceKey } from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import { namespaces, type Texts } from "./namespaces.gen";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: Texts;
  }
}

export const languages = ["nb", "nn", "en"] as const;
export type Language = (typeof languages)[number];
export type Namespace = keyof Texts;

const files = import.meta.glob<Record<string, unknown>>("./{nb,nn,en}/*.json", { import: "default" });

const backend: BackendModule = {
  type: "backend",
  init() {},
  read(language, namespace, done) {
    const load = files[`./${language}/${namespace}.json`];
    if (!load) return done(new Error(`no texts ${language}/${namespace}`), false);
    load().then(
      (texts) => done(null, texts as ResourceKey),
      (error: unknown) => done(error as Error, true),
    );
  },
};

function isLanguage(code: string | undefined | null): code is Language {
  return languages.some((language) => language === code);
}

/** The language to greet in before anybody has signed in: the browser's own if we have it, else bokmål. */
export function greetingLanguage(wanted: readonly string[] = navigator.languages): Language {
  for (const tag of wanted) {
    const code = tag.toLowerCase().split("-")[0];
    if (code === "no") return "nb";
    if (isLanguage(code)) return code;
  }
  return "nb";
}

/** Loads the texts of one language; every page can then speak at once. No fallback language: the tests hold all three complete. */
export async function startTexts(language: Language): Promise<void> {
  i18next.on("languageChanged", (code) => {
    document.documentElement.lang = code;
  });
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      ns: [...namespaces],
      defaultNS: "common",
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
      showSupportNotice: false,
    });
}

export async function changeLanguage(language: Language): Promise<void> {
  if (i18next.language !== language) await i18next.changeLanguage(language);
}

/** The texts of one namespace: `const t = useTexts("login"); t("title")`. A key that does not exist does not compile. */
export function useTexts<Name extends Namespace>(namespace: Name) {
  return useTranslation(namespace).t;
}

/** The language of the page now. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return isLanguage(i18n.language) ? i18n.language : "nb";
}
