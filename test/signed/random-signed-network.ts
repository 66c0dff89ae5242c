import fc from "fast-check";
import type { Network } from "../../server/wire/network.ts";
import { smallNetwork, type DyadWish } from "../view/small-network.ts";

/** Graphs per property, as the acceptance of the analysis asks. */
export const RUNS = { numRuns: 500, seed: 1 } as const;

/** Networks of 1 to 8 actors with any dyads between them, neutral, contested and mutual ones too. */
export const signedNetworks: fc.Arbitrary<Network> = networksOf({ least: 1, most: 8 });

/** Networks of a number of actors, some dense and some sparse, with polarities in tenths. */
export function networksOf({
  least,
  most,
}: {
  least: number;
  most: number;
}): fc.Arbitrary<Network> {
  return fc
    .record({ actors: fc.integer({ min: least, max: most }), fill: fc.constantFrom(2, 4, 9) })
    .chain(({ actors, fill }) => {
      const ids = Array.from({ length: actors }, (_, at) => `n${at}`);
      const ends = ids.flatMap((from) =>
        ids.filter((to) => to !== from).map((to) => ({ from, to })),
      );
      const wish = fc.record({
        isThere: fc.integer({ min: 0, max: 9 }).map((throwOf) => throwOf < fill),
        polarity: fc.integer({ min: -10, max: 10 }).map((tenths) => tenths / 10),
        n: fc.integer({ min: 1, max: 4 }),
      });
      return fc.array(wish, { minLength: ends.length, maxLength: ends.length }).map((wishes) =>
        smallNetwork(
          ids,
          ends.flatMap((each, at): DyadWish[] => {
            const { isThere = false, polarity = 0, n = 1 } = wishes[at] ?? {};
            return isThere ? [{ ...each, polarity, n }] : [];
          }),
        ),
      );
    });
}
