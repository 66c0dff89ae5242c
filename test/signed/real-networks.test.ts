import { describe, expect, it } from "@jest/globals";
import { analyseNetwork } from "../../server/signed/analyse-network.ts";
import { AnalysisOptionsSchema, type Analysis } from "../../server/wire/analysis.ts";
import type { Network } from "../../server/wire/network.ts";
import { itWith } from "../fixtures/shared-folder.ts";
import { smallNetwork } from "../view/small-network.ts";
import { plainEdges, plainFrustration, plainTriads } from "./brute-force.ts";
import { readStates, readTribes, STATES, TRIBES } from "./signed-files.ts";

/** The three groups of alliance, and the two camps that leave least frustrated. */
const WEST = ["Gama", "Gavev", "Kotun", "Nagad"];
const EAST = ["Alika", "Asaro", "Gahuk", "Geham", "Masil", "Ove", "Ukudz"];
const SOUTH = ["Kohik", "Nagam", "Notoh", "Seuve", "Uheto"];

/**
 * K. Read, "Cultures of the central highlands, New Guinea", Southwestern Journal of Anthropology 10
 * (1954): alliances and enmities of 16 Gahuku-Gama subtribes.
 */
describe("the Highland Tribes", () => {
  /**
   * D. Schoch, "signnet: An R package for analyzing signed networks", Journal of Open Source Software
   * 8 (2023), paper 4987, gives the share 0.867647, which is 59 of 68. The four counts are
   * not in print there, so three loops find them again.
   */
  itWith(TRIBES)("have 59 balanced triads of 68, as published", () => {
    const network = readTribes();
    const { balance } = analyse(network);
    expect(balance.triads).toEqual({ "+++": 19, "++-": 2, "+--": 40, "---": 7 });
    expect(balance.balancedShare).toBeCloseTo(0.867647, 6);
    const ids = network.nodes.map(({ id }) => id);
    expect(plainTriads(ids, plainEdges(network))).toEqual([19, 2, 40, 7]);
  });

  /**
   * Schoch 2023: frustration 7, with nodes 1, 2, 15 and 16 of the data in one camp, and a score of
   * 0.758621; the index as in S. Aref, M. Wilson, Journal of Complex Networks 6 (2018), which
   * measures these tribes too.
   */
  itWith(TRIBES)("have a frustration index of 7, proved, as published", () => {
    const network = readTribes();
    const { frustration } = analyse(network).balance;
    expect(frustration).toMatchObject({ lower: 7, upper: 7, exact: true, count: 7 });
    expect(frustration.score).toBeCloseTo(0.758621, 6);
    expect(frustration.camps[1]).toEqual(WEST);
    const ids = network.nodes.map(({ id }) => id);
    expect(plainFrustration(ids, plainEdges(network))).toBe(7);
  });

  /**
   * Three groups of alliance: P. Hage, F. Harary, "Structural models in anthropology" (1983), pages
   * 56 to 60. Schoch 2023 gives the membership, with two ties against it, for the partitioning of
   * P. Doreian, A. Mrvar, Social Networks 18 (1996).
   */
  itWith(TRIBES)("have the three blocs of the literature, by either method, with any seed", () => {
    for (const method of ["modularity", "agreement"] as const) {
      for (const seed of [1, 2, 3]) {
        const { blocs } = analyse(readTribes(), { method, seed });
        expect(blocs.list.map(({ members }) => members.toSorted())).toEqual([EAST, SOUTH, WEST]);
        expect(blocs.disagreement).toEqual({ pairs: 2, weight: 2 });
      }
    }
  });

  itWith(TRIBES)("have two alliances across blocs, both of Masil, who mediates", () => {
    const { blocs, mediators } = analyse(readTribes());
    expect(blocs.list[0]?.exceptions.map(({ a, b }) => [a, b])).toEqual([
      ["Masil", "Nagam"],
      ["Masil", "Uheto"],
    ]);
    expect(mediators[0]?.id).toBe("Masil");
  });
});

/**
 * Relations between states, every second window of four years from 1946 on: P. Doreian, A. Mrvar,
 * "Structural balance and signed international relations", Journal of Social Structure 16 (2015).
 */
describe("the states from 1946 to 1999", () => {
  itWith(STATES)("have a proved frustration index in every window", () => {
    const lines: string[] = [];
    for (const [period, network] of readStates()) {
      const start = performance.now();
      const { graph, balance, blocs } = analyse(network);
      const ms = Math.round(performance.now() - start);
      const { lower, upper, exact, camps } = balance.frustration;
      expect([period, exact, lower]).toEqual([period, true, upper]);
      expect(frustratedBy(camps, network)).toBe(upper);
      expect(blocs.list.flatMap(({ members }) => members)).toHaveLength(graph.nodes);
      const share = (balance.balancedShare ?? 0).toFixed(3);
      lines.push(
        `${period}: ${graph.nodes} states, ${graph.positive} + and ${graph.negative} − pairs, ` +
          `${share} of triads balanced, frustration ${upper}, ${blocs.list.length} blocs, ${ms} ms`,
      );
    }
    console.info(lines.join("\n"));
    expect(lines).toHaveLength(26);
  });

  itWith(STATES)("stand in the Cold War with the United States against the Soviet Union", () => {
    const { blocs, balance } = analyse(windowOf("1948-1951"));
    const blocOf = (id: string): number =>
      blocs.list.findIndex(({ members }) => members.includes(id));
    expect(blocOf("USA")).not.toBe(blocOf("RUS"));
    expect(blocOf("POL")).toBe(blocOf("RUS"));
    const campOf = (id: string): number =>
      balance.frustration.camps.findIndex((camp) => camp.includes(id));
    expect(campOf("GBR")).toBe(campOf("USA"));
    expect(campOf("USA")).not.toBe(campOf("RUS"));
  });
});

it("counts what camps frustrate so that it could differ from the index", () => {
  const { camps } = analyse(triangle()).balance.frustration;
  expect(frustratedBy(camps, triangle())).toBe(1);
  expect(frustratedBy([["a", "b", "c"], []], triangle())).toBe(3);
});

function analyse(network: Network, options: object = {}): Analysis {
  return analyseNetwork(network, AnalysisOptionsSchema.parse(options));
}

function windowOf(period: string): Network {
  const network = readStates().get(period);
  if (network === undefined) throw new Error(`There is no window ${period}.`);
  return network;
}

function frustratedBy(camps: readonly (readonly string[])[], network: Network): number {
  return network.dyads.filter(({ from, to, polarity }) => {
    const together = camps.some((camp) => camp.includes(from) && camp.includes(to));
    return together !== polarity > 0;
  }).length;
}

function triangle(): Network {
  return smallNetwork(
    ["a", "b", "c"],
    [
      { from: "a", to: "b", polarity: -1 },
      { from: "b", to: "c", polarity: -1 },
      { from: "c", to: "a", polarity: -1 },
    ],
  );
}
