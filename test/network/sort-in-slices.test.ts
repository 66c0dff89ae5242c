import { describe, expect, it } from "@jest/globals";
import { Pace } from "../../server/network/pace.ts";
import { sortInSlices } from "../../server/network/sort-in-slices.ts";
import { seededRandom } from "../../server/wire/seeded-random.ts";

describe("sortInSlices", () => {
  it.each([0, 1, 1_023, 1_024, 1_025, 5_000, 8_192])(
    "sorts %d numbers as Array does",
    async (count) => {
      const random = seededRandom(count);
      const keys = Array.from({ length: count }, () => Math.floor(random() * 300));
      const compare = (a: number, b: number): number => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b;
      const places = Array.from(keys, (_, place) => place);
      const sorted = await sortInSlices(Uint32Array.from(places), compare, new Pace());
      expect([...sorted]).toEqual(places.sort(compare));
    },
  );

  it("ends where its caller has gone", async () => {
    const controller = new AbortController();
    controller.abort();
    let compared = 0;
    const slow = (a: number, b: number): number => {
      compared += 1;
      for (const end = performance.now() + 0.01; performance.now() < end;);
      return b - a;
    };
    const places = Uint32Array.from({ length: 100_000 }, (_, place) => place);
    await expect(sortInSlices(places, slow, new Pace(controller.signal))).rejects.toThrow(
      "cancelled",
    );
    expect(compared).toBeLessThan(100_000);
  });
});
