/** Texts that are rightly the same in two languages; everything else that is the same was copied and forgotten. */
export const alike: ReadonlySet<string> = new Set([
  "Stafett",
  "Administrator",
  "Team",
  "Status",
  "Plan",
  "april",
  "august",
  "september",
  "november",
  "{{count}} time",
  "Vent {{wait}} før du prøver igjen.",
  "Skriv koden som appen viser.",
  "Siste dag er før første dag.",
  "Vent litt og prøv igjen.",
]);
