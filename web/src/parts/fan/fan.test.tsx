import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { expectAccessible } from "../../testing/axe";
import { show } from "../../testing/page";
import { FanChart, type Fan } from "./FanChart";
import { areaPath, frameOf, monthStep, scaleOf, spread, ticksTo, type Bands } from "./geometry";

const bands = (middle: number[]): Bands => ({
  low: middle.map((value) => value * 0.5),
  lower: middle.map((value) => value * 0.8),
  middle,
  upper: middle.map((value) => value * 1.2),
  high: middle.map((value) => value * 1.5),
});

const fan: Fan = {
  measure: "Dager uten konsulent",
  unit: "% av dagene",
  firstDay: "2027-01-04",
  courses: [
    { name: "Dagens kurs", bands: bands([2, 3, 4]) },
    { name: "Med valgene dine", bands: bands([2, 6, 12.345]) },
  ],
};

test("the axis has round numbers and reaches over the highest band", () => {
  expect(ticksTo(18.5)).toEqual([0, 5, 10, 15, 20]);
  expect(ticksTo(1)).toEqual([0, 0.5, 1]);
  expect(ticksTo(0.43)).toEqual([0, 0.2, 0.4, 0.6]);
  expect(ticksTo(0)).toEqual([0, 1]);
  for (const most of [0.013, 3.3, 77, 101, 12_345]) {
    const ticks = ticksTo(most);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
    expect(ticks.length).toBeLessThanOrEqual(6);
  }
});

test("no mark of an axis is above what can be", () => {
  const nearly: Bands = bands([70, 66, 66.8]);
  const course = { name: "Dagens kurs", bands: nearly };
  const highest = (bound?: number) => scaleOf(frameOf(640), [course], bound).ticks.at(-1);
  expect(highest()).toBeGreaterThan(100);
  expect(highest(100)).toBe(100);
  expect(scaleOf(frameOf(640), fan.courses, 100).ticks).toEqual(scaleOf(frameOf(640), fan.courses).ticks);
});

test("a band goes forth along its upper edge and back along its lower one", () => {
  const frame = frameOf(640);
  const scale = scaleOf(frame, fan.courses);
  expect(scale.y(0)).toBe(frame.height - frame.bottom);
  expect(scale.x(0)).toBe(frame.left);
  expect(scale.x(2)).toBe(frame.width - frame.right);
  expect(scale.monthAt(scale.x(1) + 3)).toBe(1);
  expect(scale.monthAt(-50)).toBe(0);
  expect(areaPath(scale, [0, 0, 0], [1, 2, 3])).toMatch(
    /^M[\d. ]+L[\d. ]+L[\d. ]+L[\d. ]+L[\d. ]+L[\d. ]+Z$/,
  );
});

test("marks of months do not run together on a phone", () => {
  expect(monthStep(24, 456)).toBe(6);
  expect(monthStep(24, 300)).toBe(12);
  expect(monthStep(121, 456)).toBe(60);
});

test("no word stands on another, and none outside", () => {
  const placed = spread([{ y: 100 }, { y: 101 }, { y: 102 }, { y: 10 }], 16, 12, 130);
  const places = placed.map(({ y }) => y);
  for (let i = 1; i < places.length; i += 1)
    expect((places[i] ?? 0) - (places[i - 1] ?? 0)).toBeGreaterThanOrEqual(16);
  expect(places[0]).toBeGreaterThanOrEqual(12);
  expect(places.at(-1)).toBeLessThanOrEqual(130);
});

test("the picture is one stop for the keyboard, and arrow keys tell each month of both courses", async () => {
  const { container } = show(<FanChart fan={fan} />);
  const picture = screen.getByRole("slider", { name: /Dager uten konsulent/ });
  expect(picture).toHaveAttribute("aria-valuetext", expect.stringContaining("12,3"));
  await userEvent.tab();
  await userEvent.tab();
  expect(picture).toHaveFocus();
  await userEvent.keyboard("{Home}");
  expect(picture).toHaveAttribute("aria-valuenow", "0");
  expect(picture.getAttribute("aria-valuetext")).toMatch(/Dagens kurs: 2 .*Med valgene dine: 2 /);
  await userEvent.keyboard("{ArrowRight}");
  expect(picture.getAttribute("aria-valuetext")).toMatch(/Med valgene dine: 6 .*4,8–7,2.*3–9/);
  await expectAccessible(container);
});

test("the same stands in a table", async () => {
  const { container } = show(<FanChart fan={fan} />);
  await userEvent.click(screen.getByRole("button", { name: "Vis som tabell" }));
  const table = screen.getByRole("table", { name: "Dager uten konsulent (% av dagene)" });
  const rows = within(table).getAllByRole("row").slice(2);
  expect(rows).toHaveLength(3);
  expect(rows[2]).toHaveTextContent("05.03.2027");
  expect(rows[2]).toHaveTextContent("12,3");
  expect(rows[2]).toHaveTextContent("6,17 til 18,5");
  await expectAccessible(container);
});
