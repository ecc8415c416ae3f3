import { renderHook } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import { addDays, clockOf, dayOf, daysBetween, instantOf, useDays, typedDay } from "./days";
import { changeLanguage } from "./index";

const today = "2025-03-12";

function days() {
  return renderHook(() => useDays()).result.current;
}

afterEach(() => changeLanguage("nb"));

describe("a day in words", () => {
  test.each([
    ["2025-03-12", "i dag"],
    ["2025-03-13", "i morgen"],
    ["2025-03-11", "i går"],
    ["2025-03-09", "for 3 dager siden"],
    ["2025-03-25", "om 13 dager"],
    ["2025-03-26", "om 2 uker"],
    ["2025-02-19", "for 3 uker siden"],
    ["2025-05-11", "om 8 uker"],
    ["2025-05-12", "12. mai"],
    ["2024-12-24", "24. desember 2024"],
  ])("%s is said as %s", (day, said) => {
    expect(days().relative(day, today)).toBe(said);
  });

  test("the whole date names the weekday and the year", () => {
    expect(days().full("2025-03-12")).toBe("onsdag 12. mars 2025");
    expect(days().full("2025-03-16")).toBe("søndag 16. mars 2025");
  });

  test("each language has its own words", async () => {
    await changeLanguage("nn");
    expect(days().full("2025-03-11")).toBe("tysdag 11. mars 2025");
    expect(days().relative("2025-03-13", today)).toBe("i morgon");
    await changeLanguage("en");
    expect(days().full("2025-03-11")).toBe("Tuesday 11 March 2025");
    expect(days().relative("2025-03-09", today)).toBe("3 days ago");
  });

  test("time spent is told in hours and minutes", () => {
    expect(days().minutes(45)).toBe("45 minutter");
    expect(days().minutes(60)).toBe("1 time");
    expect(days().minutes(95)).toBe("1 time 35 minutter");
    expect(days().minutes(0)).toBe("0 minutter");
  });
});

describe("the Norwegian clock", () => {
  test("an instant late in the evening belongs to the Norwegian day", () => {
    expect(dayOf("2025-03-11T23:30:00Z")).toBe("2025-03-12");
    expect(clockOf("2025-03-11T23:30:00Z")).toBe("00:30");
    expect(dayOf("2025-07-11T22:30:00Z")).toBe("2025-07-12");
  });

  test("a clock on a day is found again in winter, in summer, and around the change of the hour", () => {
    for (const day of [
      "2025-01-15",
      "2025-03-29",
      "2025-03-30",
      "2025-03-31",
      "2025-07-01",
      "2025-10-26",
      "2025-10-27",
    ]) {
      for (const clock of ["00:00", "08:15", "12:00", "23:45"]) {
        const instant = instantOf(day, clock);
        expect([dayOf(instant), clockOf(instant)]).toEqual([day, clock]);
      }
    }
  });

  test("the hour that spring skips is taken as the one after", () => {
    expect(clockOf(instantOf("2025-03-30", "02:30"))).toBe("03:30");
  });
});

test("days are counted across leap days and the change of the hour", () => {
  expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
  expect(daysBetween("2025-03-29", "2025-03-31")).toBe(2);
  expect(addDays("2025-12-31", 1)).toBe("2026-01-01");
  expect(daysBetween("2025-03-12", "2025-03-02")).toBe(-10);
});

describe("a typed day", () => {
  const months = "januar februar mars april mai juni juli august september oktober november desember".split(
    " ",
  );
  test.each([
    ["24.11.2026", "2026-11-24"],
    ["1.2.26", "2026-02-01"],
    ["24/11-26", "2026-11-24"],
    ["24-11-2026", "2026-11-24"],
    ["24 11 2026", "2026-11-24"],
    ["241126", "2026-11-24"],
    ["24112026", "2026-11-24"],
    ["2026-11-24", "2026-11-24"],
    ["24. november 2026", "2026-11-24"],
    ["24. nov", "2026-11-24"],
    [" 24.11. ", "2026-11-24"],
    ["2411", "2026-11-24"],
    ["10/1", "2027-01-10"],
    ["29.2.2028", "2028-02-29"],
  ])("%s is %s", (text, day) => {
    expect(typedDay(text, "2026-11-25", months)).toBe(day);
  });

  test.each([
    "31.11.2026",
    "29.2.2026",
    "24",
    "24.13.2026",
    "0.1.2026",
    "24. nav",
    "snart",
    "24.11.2026 kl. 12",
    "1.2.3",
  ])("%s is none", (text) => {
    expect(typedDay(text, "2026-11-25", months)).toBeUndefined();
  });
});
