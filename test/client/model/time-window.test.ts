import { describe, expect, it } from "@jest/globals";
import {
  addStretches,
  dayAt,
  shareOf,
  showDays,
  timeTicks,
  zoomAxis,
} from "../../../server/picture/time-axis.ts";
import { moveWindow, slideWindow, toWindow } from "../../../client/model/time-window.ts";

const EXTENT = { first: "2010-01-15", last: "2019-12-15" };

describe("a stretch of time later", () => {
  it.each([
    ["2020-01-31", "month", 1, "2020-02-29"],
    ["2020-02-29", "year", 1, "2021-02-28"],
    ["2020-01-01", "month", -1, "2019-12-01"],
    ["2020-12-31", "day", 1, "2021-01-01"],
    ["2020-01-06", "week", -1, "2019-12-30"],
  ] as const)("%s and a %s times %i is %s", (day, bucket, count, expected) => {
    expect(addStretches(day, bucket, count)).toBe(expected);
  });

  it("keeps a window of whole months whole", () => {
    const february = { first: "2021-02-01", last: "2021-02-28" };

    expect(slideWindow(february, "month", 1)).toEqual({ first: "2021-03-01", last: "2021-03-31" });
  });

  it("keeps the length of a window of other days", () => {
    const days = { first: "2021-02-10", last: "2021-02-12" };

    expect(slideWindow(days, "month", 1)).toEqual({ first: "2021-03-10", last: "2021-03-12" });
  });
});

describe("moving the window", () => {
  const forward = { extent: EXTENT, step: "year", direction: 1 } as const;
  const back = { ...forward, direction: -1 } as const;

  it("begins with the first stretch, and with the last one backwards", () => {
    expect(moveWindow({}, "window", forward)).toEqual({ first: "2010-01-15", last: "2010-12-31" });
    expect(moveWindow({}, "window", back)).toEqual({ first: "2019-01-01", last: "2019-12-15" });
  });

  it("grows from the beginning where it is cumulative", () => {
    const days = moveWindow({ until: "2010-12-31" }, "cumulative", forward);

    expect(days).toEqual({ first: "2010-01-15", last: "2011-12-31" });
  });

  it("ends at the end of the data", () => {
    expect(moveWindow({ since: "2019-01-01" }, "window", forward)).toBeNull();
    expect(moveWindow({ until: "2010-12-31" }, "window", back)).toBeNull();
  });

  it("has no bound where it reaches the end of the data", () => {
    expect(toWindow({ first: "2010-01-01", last: "2011-12-31" }, EXTENT)).toEqual({
      until: "2011-12-31",
    });
  });
});

describe("the axis", () => {
  it("gives back the day of a share", () => {
    for (const day of ["2010-01-15", "2014-06-30", "2019-12-15"]) {
      expect(dayAt(shareOf(day, EXTENT), EXTENT)).toBe(day);
    }
  });

  it("keeps the day in its place when it comes closer, and ends where everything is shown", () => {
    const about = "2015-01-01";
    const closer = zoomAxis(EXTENT, EXTENT, 0.5, about);

    expect(closer).not.toBeNull();
    if (closer === null) return;
    expect(shareOf(about, closer)).toBeCloseTo(shareOf(about, EXTENT), 2);
    expect(zoomAxis(closer, EXTENT, 4, about)).toBeNull();
  });

  it("follows a window that leaves it, and stays for one that does not", () => {
    const axis = { first: "2012-01-01", last: "2012-12-31" };

    expect(showDays(axis, EXTENT, { first: "2012-02-01", last: "2012-03-01" })).toEqual(axis);
    const moved = showDays(axis, EXTENT, { first: "2013-02-01", last: "2013-03-01" });
    expect(moved !== null && moved.first <= "2013-02-01" && moved.last >= "2013-03-01").toBe(true);
  });

  it("never has more lines than there is room for", () => {
    const spans = [
      ["2020-10-21", "2020-10-23"],
      ["2020-01-01", "2020-12-31"],
      ["1816-01-01", "2020-12-31"],
    ];
    for (const [first = "", last = ""] of spans) {
      const ticks = timeTicks({ first, last }, 10);
      expect(ticks.length).toBeGreaterThan(0);
      expect(ticks.length).toBeLessThanOrEqual(11);
    }
  });
});
