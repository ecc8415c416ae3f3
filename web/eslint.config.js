import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import { fileURLToPath } from "node:url";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist", "node_modules", "src/api/schema.d.ts", "src/texts/namespaces.gen.ts"] },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: true, tsconfigRootDir: fileURLToPath(new URL(".", import.meta.url)) },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      // Handlers may be async: what they throw is shown by the query client, not lost.
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
    },
  },
  {
    files: ["**/*.tsx"],
    extends: [jsxA11y.flatConfigs.strict, reactHooks.configs.flat.recommended],
    rules: {
      // Trusted Types: nothing may be written as markup text.
      "no-restricted-syntax": [
        "error",
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: "Text becomes markup only through React (Trusted Types).",
        },
        {
          selector: "JSXText[value=/[A-Za-zÆØÅæøå]{2}/]",
          message: "Words on the screen belong in src/texts.",
        },
        {
          selector: "JSXOpeningElement[name.name='Button'] > JSXAttribute[name.name='as']",
          message: "A link that looks like a button is a LinkButton (parts/LinkButton).",
        },
      ],
    },
  },
  {
    files: ["src/parts/LinkButton.tsx"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    // In tests a few words of markup are clearer than a text key.
    files: ["**/*.test.tsx"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    files: ["scripts/**", "*.js"],
    languageOptions: { globals: globals.node },
  },
);
