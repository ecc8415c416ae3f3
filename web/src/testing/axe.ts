import axe from "axe-core";
import { expect } from "vitest";

/** Looks a piece of page over for what shuts people out. Contrast needs a real browser and is looked at end to end. */
export async function expectAccessible(element: Element): Promise<void> {
  const { violations } = await axe.run(element, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  expect(
    violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.html).join(", ")})`),
  ).toEqual([]);
}
