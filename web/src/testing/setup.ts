import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeAll, vi } from "vitest";

// jsdom knows no layout; Aksel asks for it.
class NoObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
vi.stubGlobal("ResizeObserver", NoObserver);
vi.stubGlobal("IntersectionObserver", NoObserver);
vi.stubGlobal("scrollTo", () => {});
Element.prototype.scrollIntoView = () => {};
if (!window.matchMedia) {
  window.matchMedia = (query: string) =>
    ({
      matches: false,
      media: query,
      addEventListener: () => {},
      removeEventListener: () => {},
      addListener: () => {},
      removeListener: () => {},
    }) as unknown as MediaQueryList;
}

// Two slow cores are shared by many: a role query over a whole page may take its time.
configure({ asyncUtilTimeout: 5_000 });

beforeAll(async () => {
  const { startTexts } = await import("../texts");
  await startTexts("nb");
});

afterEach(cleanup);
