import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { alike } from "./alike";

const folder = join(process.cwd(), "src/texts");
const languages = ["nb", "nn", "en"] as const;

function namespacesOf(language: string): string[] {
  return readdirSync(join(folder, language)).map((file) => file.replace(/\.json$/, ""));
}

function textsOf(language: string, namespace: string): Map<string, string> {
  const texts = new Map<string, string>();
  const walk = (value: unknown, path: string) => {
    if (typeof value === "string") texts.set(path, value);
    else
      for (const [key, inner] of Object.entries(value as object)) walk(inner, path ? `${path}.${key}` : key);
  };
  walk(JSON.parse(readFileSync(join(folder, language, `${namespace}.json`), "utf8")), "");
  return texts;
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name ?? "").sort();
}

function words(text: string): string[] {
  return text.replaceAll(/{{\w+}}/g, "").match(/\p{L}{2,}/gu) ?? [];
}

const namespaces = namespacesOf("nb");

test("each language has the same files of texts", () => {
  for (const language of languages) expect(namespacesOf(language)).toEqual(namespaces);
});

describe.each(namespaces)("%s", (namespace) => {
  const nb = textsOf("nb", namespace);

  test.each(["nn", "en"] as const)("%s says all that bokmål says, and nothing more", (language) => {
    expect([...textsOf(language, namespace).keys()].sort()).toEqual([...nb.keys()].sort());
  });

  test.each(["nn", "en"] as const)("%s puts the same values into its sentences", (language) => {
    for (const [key, text] of textsOf(language, namespace)) {
      expect([key, ...placeholders(text)]).toEqual([key, ...placeholders(nb.get(key) ?? "")]);
    }
  });

  test("no text is empty, and none carries blanks at its ends", () => {
    for (const language of languages) {
      for (const [key, text] of textsOf(language, namespace)) {
        expect(text.trim(), `${language} ${namespace}:${key}`).toBe(text);
        expect(text, `${language} ${namespace}:${key}`).not.toBe("");
      }
    }
  });

  // A word or two may well be the same; a sentence hardly ever is. What truly is the same stands in alike.ts.
  test("English is not copied from bokmål", () => {
    const copied = [...textsOf("en", namespace)].filter(
      ([key, text]) => text === nb.get(key) && words(text).length > 0 && !alike.has(text),
    );
    expect(copied).toEqual([]);
  });

  test("nynorsk is not copied from bokmål", () => {
    const copied = [...textsOf("nn", namespace)].filter(
      ([key, text]) => text === nb.get(key) && words(text).length > 4 && !alike.has(text),
    );
    expect(copied).toEqual([]);
  });

  test("bokmål words do not stand in nynorsk", () => {
    const strange =
      /\b(ikke|jeg|hva|hvem|hvor|hvordan|noen|noe|fra|disse|flere|skrevet|bare|også|uke|uker|dager)\b/i;
    const found = [...textsOf("nn", namespace)].filter(([, text]) => strange.test(text));
    expect(found).toEqual([]);
  });
});

/** Every text must be said somewhere: what nobody says is not translated with care. */
test("each text is used", () => {
  const used = usesOf(sources(join(process.cwd(), "src")));
  const unused = namespaces.flatMap((namespace) =>
    [...textsOf("nb", namespace).keys()]
      .map((key) => key.replace(/_(one|other)$/, ""))
      .filter((key) => !used.some((use) => use.namespaces.has(namespace) && use.says(key)))
      .map((key) => `${namespace}:${key}`),
  );
  expect(unused).toEqual([]);
});

function sources(path: string): string[] {
  return readdirSync(path).flatMap((name) => {
    const inner = join(path, name);
    if (statSync(inner).isDirectory()) return sources(inner);
    return /(?<!\.test|\.gen|\.d)\.tsx?$/.test(name) ? [inner] : [];
  });
}

/** Which namespaces a source file speaks from, and which keys it names: whole, or as `begin.${…}`. */
function usesOf(files: string[]) {
  return files.map((file) => {
    const text = readFileSync(file, "utf8");
    const spoken = new Set(
      [...text.matchAll(/useTexts\("(\w+)"\)/g)].map(([, namespace]) => namespace ?? ""),
    );
    if (file.endsWith("routes.ts")) spoken.add("menu");
    const whole = new Set([...text.matchAll(/"([\w.]+)"/g)].map(([, key]) => key));
    const patterns = [...text.matchAll(/`([\w.]*)\$\{[^`}]*\}([\w.]*)`/g)].map(
      ([, begin = "", end = ""]) =>
        new RegExp(`^${begin.replaceAll(".", "\\.")}[^.]+${end.replaceAll(".", "\\.")}$`),
    );
    return {
      namespaces: spoken,
      says: (key: string) => whole.has(key) || patterns.some((pattern) => pattern.test(key)),
    };
  });
}
