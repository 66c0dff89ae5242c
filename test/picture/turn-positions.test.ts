import { describe, expect, it } from "@jest/globals";
import { turnToPage } from "../../server/picture/turn-positions.ts";

const WIDE = new Map([
  ["a", { x: -50, y: 0 }],
  ["b", { x: 50, y: 10 }],
]);

describe("turning a picture to its page", () => {
  it("turns a wide picture by a quarter on a high page, so that left comes to the top", () => {
    const turned = turnToPage(WIDE, "high");

    expect(turned.get("a")?.y).toBe(-50);
    expect(turned.get("b")).toEqual({ x: -10, y: 50 });
  });

  it("leaves a wide page and a high picture alone", () => {
    const high = new Map([...WIDE].map(([id, { x, y }]) => [id, { x: y, y: x }]));

    expect(turnToPage(WIDE, "wide")).toBe(WIDE);
    expect(turnToPage(high, "high")).toBe(high);
  });
});
