import { describe, expect, it } from "@jest/globals";
import {
  axisTicks,
  chartPoints,
  chartShape,
  MOST_BARS,
  periodStart,
} from "../../../../client/model/queries/chart-shape.ts";
import type { WireRow } from "../../../../server/wire/wire-value.ts";

const day = (value: string) => ({ $: "date", value }) as const;

describe("the shape of a chart", () => {
  it.each<[string, readonly string[], readonly WireRow[], unknown]>([
    [
      "bars for a category and numbers",
      ["who", "n", "m"],
      [
        ["a", 1, 2],
        ["b", 3, 4],
      ],
      { kind: "bars", by: 0, measures: [1, 2] },
    ],
    [
      "bars where more texts follow the category",
      ["who", "kind", "n"],
      [
        ["a", "x", 1],
        ["b", "x", 3],
      ],
      { kind: "bars", by: 0, measures: [2] },
    ],
    [
      "a line for days",
      ["day", "n"],
      [
        [day("2020-10-22"), 1],
        [day("2020-10-21"), 2],
      ],
      { kind: "line", by: 0, measures: [1] },
    ],
    [
      "a line for weeks as text",
      ["week", "n"],
      [
        ["2020-W43", 1],
        ["2020-W44", 2],
      ],
      { kind: "line", by: 0, measures: [1] },
    ],
    [
      "a line for years as numbers",
      ["year", "n"],
      [
        [1914, 1],
        [1915, 2],
      ],
      { kind: "line", by: 0, measures: [1] },
    ],
    [
      "none without numbers",
      ["who", "what"],
      [
        ["a", "b"],
        ["c", "d"],
      ],
      null,
    ],
    [
      "none where a category stands twice",
      ["who", "n"],
      [
        ["a", 1],
        ["a", 2],
      ],
      null,
    ],
    ["none for a single row", ["who", "n"], [["a", 1]], null],
  ])("is %s", (_what, columns, rows, shape) => {
    expect(chartShape(columns, rows)).toEqual(shape);
  });

  it("puts points in the order of time and leaves bars in that of the query", () => {
    const rows = [
      [day("2020-10-22"), 1],
      [day("2020-10-21"), 2],
    ];
    const line = { kind: "line", by: 0, measures: [1] } as const;

    expect(chartPoints(line, 1, rows).points.map(({ value }) => value)).toEqual([2, 1]);
    expect(
      chartPoints({ ...line, kind: "bars" }, 1, rows).points.map(({ value }) => value),
    ).toEqual([1, 2]);
  });

  it("draws no more bars than can be read, and says how many are left", () => {
    const rows = Array.from({ length: MOST_BARS + 7 }, (_, i) => [`c${i}`, i]);
    const { points, left } = chartPoints({ kind: "bars", by: 0, measures: [1] }, 1, rows);

    expect([points.length, left]).toEqual([MOST_BARS, 7]);
  });

  it("covers the values and zero with round ticks", () => {
    expect(axisTicks([3, 49], 7)).toEqual([0, 10, 20, 30, 40, 50]);
    expect(axisTicks([-0.3, 0.25], 5)).toEqual([-0.4, -0.2, 0, 0.2, 0.4]);
    expect(axisTicks([0], 5)).toEqual([0, 0.5, 1]);
  });

  it("knows when weeks and quarters begin", () => {
    const iso = (period: string): string =>
      new Date(periodStart(period)).toISOString().slice(0, 10);

    expect(iso("2020-W01")).toBe("2019-12-30");
    expect(iso("2020-W53")).toBe("2020-12-28");
    expect(iso("2021-Q3")).toBe("2021-07-01");
    expect(iso("1914-07")).toBe("1914-07-01");
    expect(iso("2020-10-22")).toBe("2020-10-22");
  });
});
