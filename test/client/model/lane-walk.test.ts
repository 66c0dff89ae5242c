import { describe, expect, it } from "@jest/globals";
import { walkLanes, type LaneKey } from "../../../client/model/lane-walk.ts";
import { toLanes } from "../../../server/picture/lanes.ts";

const stance = (id: string, from: string, to: string, date: string) => ({
  ...{ id, from, to, date, polarity: 0 },
});
const { marks, lanes } = toLanes(
  [
    stance("first", "a", "b", "2020-10-21"),
    stance("second", "b", "a", "2020-10-22"),
    stance("third", "a", "b", "2020-10-23"),
  ],
  { axis: { first: "2020-10-21", last: "2020-10-23" }, width: 300, pitch: 30 },
);

describe("the keyboard on lanes", () => {
  it.each<[string | null, LaneKey, string]>([
    [null, "ArrowRight", "first"],
    ["first", "ArrowRight", "second"],
    ["third", "ArrowRight", "third"],
    ["second", "ArrowLeft", "first"],
    ["first", "ArrowLeft", "first"],
    ["second", "End", "third"],
    ["third", "Home", "first"],
  ])("leads from %s by %s to %s", (here, key, there) => {
    expect(walkLanes(here, key, marks)?.stance.id).toBe(there);
  });

  it("leads to the nearest stance of a speaker above or below, and nowhere beyond the last lane", () => {
    const isAbove = lanes[0]?.id === "a";
    const [towards, away]: LaneKey[] = isAbove
      ? ["ArrowDown", "ArrowUp"]
      : ["ArrowUp", "ArrowDown"];
    expect(walkLanes("third", towards ?? "Home", marks)?.stance.id).toBe("second");
    expect(walkLanes("third", away ?? "Home", marks)?.stance.id).toBe("third");
    expect(walkLanes("second", away ?? "Home", marks)?.stance.id).toMatch(/first|third/);
  });

  it("leads nowhere where there is nothing", () => {
    expect(walkLanes(null, "ArrowRight", [])).toBeNull();
  });
});
