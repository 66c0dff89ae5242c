import { describe, expect, it } from "@jest/globals";
import { analyseNetwork } from "../../server/signed/analyse-network.ts";
import type { DyadColumns } from "../../server/signed/flat-signed-graph.ts";
import { findWholeBlocs, NO_BLOC } from "../../server/signed/whole-blocs.ts";
import { AnalysisOptionsSchema } from "../../server/wire/analysis.ts";
import type { Network } from "../../server/wire/network.ts";
import { seededRandom } from "../../server/wire/seeded-random.ts";
import { itWith } from "../fixtures/shared-folder.ts";
import { flatOf } from "../wire/flat-of.ts";
import { plainEdges } from "./brute-force.ts";
import { readStates, readTribes, STATES, TRIBES } from "./signed-files.ts";

type Stance = readonly [from: number, to: number, polarity: number];

const PLANTED = 12;

describe("the blocs of a whole network", () => {
  it("are those that were planted, and the same each time", () => {
    const dyads = planted(3_000);
    const blocs = find(dyads, 3_000);
    const groups = groupsOf(blocs).filter(({ length }) => length > 100);
    expect(groups).toHaveLength(PLANTED);
    const strays = groups.map((group) => {
      const home = (group[0] ?? 0) % PLANTED;
      return group.filter((node) => node % PLANTED !== home).length;
    });
    expect(Math.max(...strays)).toBeLessThan(5);
    expect(find(dyads, 3_000)).toEqual(blocs);
  });

  it("part those who support each other in two camps and oppose each other across", () => {
    const clique = (of: readonly number[]): Stance[] =>
      of.flatMap((a) => of.filter((b) => b > a).map((b): Stance => [a, b, 0.5]));
    const blocs = find(
      columns([...clique([0, 2, 4]), ...clique([1, 3, 5]), [0, 1, -0.5], [2, 3, -1], [5, 4, -1]]),
      6,
    );
    expect([...blocs]).toEqual([1, 2, 1, 2, 1, 2]);
  });

  it("never join those who have only opponents in common", () => {
    // 0 and 1 have many opponents, each other among them, and nobody to support them; 7 is neutral to 8.
    const against = [2, 3, 4, 5, 6].flatMap((n): Stance[] => [
      [n, 0, -1],
      [1, n, -1],
    ]);
    const stances: Stance[] = [...against, [0, 1, -1], [7, 8, 0], [9, 10, 1]];
    expect([...find(columns(stances), 11)]).toEqual([...Array<number>(9).fill(NO_BLOC), 1, 1]);
  });

  it("take both directions of a pair together, and no stances about oneself or about issues", () => {
    const stances: Stance[] = [
      [0, 1, 1],
      [1, 0, -0.5],
      [2, 3, 0.5],
      [3, 2, -1],
      [4, 4, 1],
      [5, 6, 1],
    ];
    const actors = Uint8Array.of(1, 1, 1, 1, 1, 1, 0);
    expect([...findWholeBlocs(columns(stances), actors, null)]).toEqual([1, 1, 0, 0, 0, 0, 0]);
  });

  it("hang together by support", () => {
    const dyads = columns(arbitrary(1_000));
    const blocs = find(dyads, 1_000);
    for (const group of groupsOf(blocs)) expect(reached(dyads, blocs, group)).toBe(group.length);
  });

  it("keep their numbers when a few come, go and change sides", () => {
    const count = 3_000;
    const before = find(planted(count), count);
    // As if the numbers came from somewhere else, so that keeping them cannot be an accident.
    const former = before.map((bloc) => (bloc === NO_BLOC ? NO_BLOC : 100 + ((bloc * 7) % 97)));
    const newcomers = Array.from({ length: 30 }, (_, n): Stance => [count + n, n, 1]);
    const dyads = columns([...plantedStances(count).slice(200), ...newcomers]);
    const known = new Uint32Array(count + 30);
    known.set(former);
    const after = findWholeBlocs(dyads, new Uint8Array(count + 30).fill(1), known);
    const stayed = former.filter((bloc, node) => after[node] === bloc).length;
    expect(stayed / count).toBeGreaterThan(0.97);
    const joined = newcomers.filter(([own, other]) => after[own] === after[other]);
    expect(joined.length).toBeGreaterThan(25);
    expect(new Set(after).size).toBeGreaterThan(PLANTED);
  });

  it("stay who they are where other divisions are about as good", () => {
    const stances = arbitrary(2_000);
    const former = find(columns(stances), 2_000);
    const dyads = columns(stances.slice(40));
    const after = findWholeBlocs(dyads, new Uint8Array(2_000).fill(1), former);
    const stayed = former.filter((bloc, node) => after[node] === bloc).length;
    expect(stayed / 2_000).toBeGreaterThan(0.9);
  });

  it("part what no longer hangs together", () => {
    const dyads = columns([
      [0, 1, 1],
      [1, 2, 1],
      [3, 4, 1],
    ]);
    const blocs = findWholeBlocs(dyads, new Uint8Array(5).fill(1), new Uint32Array(5).fill(8));
    expect([...blocs]).toEqual([8, 8, 8, 1, 1]);
  });

  it("give a number that nobody had to a bloc that is new", () => {
    const dyads = columns([
      [0, 1, 1],
      [2, 3, 1],
      [4, 5, 1],
    ]);
    const blocs = findWholeBlocs(
      dyads,
      new Uint8Array(6).fill(1),
      Uint32Array.of(1, 1, 0, 0, 3, 3),
    );
    expect([...blocs]).toEqual([1, 1, 2, 2, 3, 3]);
  });

  itWith(TRIBES)("are the three that are published of the Highland Tribes", () => {
    const tribes = readTribes();
    const { blocs } = analyse(tribes);
    expect(idsOf(tribes)).toEqual(blocs.list.map(({ members }) => [...members].sort()));
    expect(blocs.list).toHaveLength(3);
  });

  itWith(STATES)("are about as good as those of the analysis among states", () => {
    const some = [...readStates().values()].filter((_, at) => at % 8 === 0);
    const shares = some.map((network) => {
      const { blocs } = analyse(network);
      const best = blocs.modularity ?? 0;
      return best === 0 ? 1 : modularityOf(network) / best;
    });
    console.log("Signed modularity beside the best that the analysis finds:", shares);
    expect(Math.min(...shares)).toBeGreaterThan(0.9);
  });
});

function find(dyads: DyadColumns, count: number): Uint32Array {
  return findWholeBlocs(dyads, new Uint8Array(count).fill(1), null);
}

/** Nodes by bloc, of those that are in one. */
function groupsOf(blocs: Uint32Array): number[][] {
  const groups = new Map<number, number[]>();
  blocs.forEach((bloc, node) => {
    if (bloc !== NO_BLOC) groups.set(bloc, [...(groups.get(bloc) ?? []), node]);
  });
  return [...groups.values()];
}

/** The members of each bloc, the largest first. */
function idsOf(network: Network): string[][] {
  const blocs = find(flatOf(network).dyads, network.nodes.length);
  return groupsOf(blocs)
    .map((group) => group.map((node) => network.nodes[node]?.id ?? "").sort())
    .sort((a, b) => b.length - a.length);
}

function analyse(network: Network): ReturnType<typeof analyseNetwork> {
  return analyseNetwork(network, AnalysisOptionsSchema.parse({}));
}

/** Signed modularity of the blocs, as published. */
function modularityOf(network: Network): number {
  const groups = idsOf(network);
  const groupOf = (id: string): number => groups.findIndex((ids) => ids.includes(id));
  const edges = plainEdges(network);
  const all = [1, -1].map((sign) => 2 * edges.filter((edge) => edge.sign === sign).length);
  const [allPlus = 0, allMinus = 0] = all;
  let common = 0;
  for (const { a, b, sign } of edges)
    if (groupOf(a) === groupOf(b)) common += groupOf(a) < 0 ? 0 : 2 * sign;
  const parts = [
    ...groups,
    ...network.nodes.filter(({ id }) => groupOf(id) < 0).map(({ id }) => [id]),
  ];
  for (const ids of parts) {
    const strength = (sign: number): number =>
      edges
        .filter((edge) => edge.sign === sign)
        .reduce((sum, { a, b }) => sum + Number(ids.includes(a)) + Number(ids.includes(b)), 0);
    if (allPlus > 0) common -= strength(1) ** 2 / allPlus;
    if (allMinus > 0) common += strength(-1) ** 2 / allMinus;
  }
  return common / (allPlus + allMinus);
}

/** How many of a group support leads to from its first member, without leaving the group. */
function reached(dyads: DyadColumns, blocs: Uint32Array, group: readonly number[]): number {
  const bloc = blocs[group[0] ?? 0];
  const seen = new Set(group.slice(0, 1));
  for (let size = 0; size !== seen.size;) {
    size = seen.size;
    dyads.n.forEach((_, row) => {
      const ends = [dyads.from[row] ?? 0, dyads.to[row] ?? 0];
      const isInside = ends.every((end) => blocs[end] === bloc);
      if (!isInside || (dyads.polarity[row] ?? 0) <= 0) return;
      if (ends.some((end) => seen.has(end))) for (const end of ends) seen.add(end);
    });
  }
  return seen.size;
}

/** Nodes of the same remainder support each other, with few exceptions, and oppose the others. */
function plantedStances(count: number): Stance[] {
  const random = seededRandom(3);
  return Array.from({ length: 8 * count }, (_, n): Stance => {
    const from = n % count;
    const other = Math.floor(count * random() ** 1.5);
    const isInside = random() < 0.7;
    const to = isInside ? other - (other % PLANTED) + (from % PLANTED) : other;
    const isAlly = (to % PLANTED === from % PLANTED) === random() < 0.9;
    return [from, to % count, isAlly ? 0.5 : -0.5];
  });
}

/** Stances without blocs in them. */
function arbitrary(count: number): Stance[] {
  const random = seededRandom(5);
  const node = (): number => Math.floor(count * random() ** 3);
  return Array.from({ length: 3 * count }, (): Stance => [node(), node(), random() * 2 - 1]);
}

function planted(count: number): DyadColumns {
  return columns(plantedStances(count));
}

/** Stances as dyads. */
function columns(stances: readonly Stance[]): DyadColumns {
  const dyads = new Map<string, { from: number; to: number; n: number; sum: number }>();
  for (const [from, to, polarity] of stances) {
    const dyad = dyads.get(`${from} ${to}`) ?? { from, to, n: 0, sum: 0 };
    dyads.set(`${from} ${to}`, { ...dyad, n: dyad.n + 1, sum: dyad.sum + polarity });
  }
  const rows = [...dyads.values()];
  return {
    from: Uint32Array.from(rows, ({ from }) => from),
    to: Uint32Array.from(rows, ({ to }) => to),
    n: Uint32Array.from(rows, ({ n }) => n),
    polarity: Float64Array.from(rows, ({ n, sum }) => sum / n),
  };
}
