import { describe, expect, it } from "@jest/globals";
import { cellKind, cellText, columnKind } from "../../../../client/model/queries/cells.ts";
import {
  moveCell,
  nextResultSort,
  sortedRows,
  toTsv,
} from "../../../../client/model/queries/result-table.ts";
import type { WireValue } from "../../../../server/wire/wire-value.ts";

const NODE = { $: "node", id: "tur", labels: ["Actor", "State"], properties: { name: "Türkiye" } };
const STANCE = {
  $: "relationship",
  id: "s1",
  type: "STANCE",
  from: "a",
  to: "b",
  properties: { polarity: -0.5, summary: "Blames." },
};

const order = (
  values: readonly WireValue[],
  direction: "ascending" | "descending",
): readonly WireValue[] => {
  const rows = values.map((value) => [value]);
  return sortedRows(["x"], rows, { column: "x", direction }).map((row) => values[row] ?? null);
};

describe("cells", () => {
  it.each<[WireValue, string, string]>([
    [null, "empty", ""],
    [-0.25, "number", "−0.25"],
    [{ $: "integer", value: "9007199254740993" }, "number", "9007199254740993"],
    [{ $: "float", value: "-Infinity" }, "number", "−Infinity"],
    [true, "boolean", "yes"],
    ["plain", "text", "plain"],
    ["2020-10-22", "day", "22 Oct 2020"],
    [{ $: "date", value: "2020-10-22" }, "day", "22 Oct 2020"],
    [{ $: "duration", value: "P1D" }, "time", "P1D"],
    [NODE, "node", "Türkiye"],
    [STANCE, "relationship", "−0.5 Blames."],
    [{ $: "path", nodes: [NODE, NODE], relationships: [] }, "path", "Türkiye → Türkiye"],
    [["a", 1], "list", "a, 1"],
    [{ a: 1, b: ["x"] }, "map", "a: 1, b: x"],
    [{ $: "map", entries: { $: "odd" } }, "map", "$: odd"],
    [{ $: "point", srid: 4326, x: 1, y: 2 }, "other", "1, 2"],
    [{ $: "bytes", base64: "AAAA" }, "other", "3 bytes"],
  ])("shows %j as %s: %s", (value, kind, text) => {
    expect(cellKind(value)).toBe(kind);
    expect(cellText(value)).toBe(text);
  });

  it("gives a column the kind on which its cells agree, empty ones apart", () => {
    expect(columnKind([[1], [null], [2]], 0)).toBe("number");
    expect(columnKind([[1], ["a"]], 0)).toBe("text");
    expect(columnKind([[null]], 0)).toBe("text");
  });
});

describe("sorting a result", () => {
  it("orders numbers as numbers, also beyond 2^53, and empty cells last both ways", () => {
    const big = { $: "integer", value: "9007199254740993" } as const;
    const values = [10, big, null, 9, -1];

    expect(order(values, "ascending")).toEqual([-1, 9, 10, big, null]);
    expect(order(values, "descending")).toEqual([big, 10, 9, -1, null]);
  });

  it("orders names as a reader does and keeps equal rows in their order", () => {
    expect(order(["Zagreb", "élan 10", "Elan 2"], "ascending")).toEqual([
      "Elan 2",
      "élan 10",
      "Zagreb",
    ]);
    expect(sortedRows(["x"], [["a"], ["a"]], { column: "x", direction: "descending" })).toEqual([
      0, 1,
    ]);
  });

  it("leaves the rows alone for a column that is not there", () => {
    expect(sortedRows(["x"], [[2], [1]], { column: "y", direction: "ascending" })).toEqual([0, 1]);
  });

  it("goes from ascending to descending and back to the order of the query", () => {
    const first = nextResultSort(null, "x");
    const second = nextResultSort(first, "x");

    expect([first?.direction, second?.direction, nextResultSort(second, "x")]).toEqual([
      "ascending",
      "descending",
      null,
    ]);
    expect(nextResultSort(second, "y")).toEqual({ column: "y", direction: "ascending" });
  });
});

describe("copying and walking", () => {
  it("writes tab-separated text that no spreadsheet runs as a formula", () => {
    const rows = [
      ["=1+1", -0.5, NODE],
      ["a\tb\nc", null, { $: "date", value: "2020-10-22" }],
    ] as WireValue[][];

    expect(toTsv(rows, ["x", "y", "z"])).toBe("x\ty\tz\n'=1+1\t-0.5\ttur\na b c\t\t2020-10-22");
  });

  it("walks cells and stops at the borders", () => {
    const size = { rows: 100, columns: 3, page: 10 };
    const at = { row: 5, column: 1 };

    expect(moveCell(at, "PageUp", size, false)).toEqual({ row: 0, column: 1 });
    expect(moveCell(at, "End", size, false)).toEqual({ row: 5, column: 2 });
    expect(moveCell(at, "End", size, true)).toEqual({ row: 99, column: 2 });
    expect(moveCell({ row: 0, column: 0 }, "ArrowLeft", size, false)).toEqual({
      row: 0,
      column: 0,
    });
  });
});
