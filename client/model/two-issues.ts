import type { GraphSchema } from "../../server/wire/graph-schema.ts";
import type { Dyad, Network, NetworkNode } from "../../server/wire/network.ts";
import type { SignedPair } from "../../server/wire/signed-pair.ts";
import { compareText } from "../../server/wire/compare-text.ts";
import { toSignedGraph } from "../../server/signed/signed-graph.ts";
import { swapped, type IssuePair } from "./issue-pair.ts";

/** Issues that the page looks through when it chooses two by itself. */
export const MOST_SURVEYED = 8;

/** Two actors who are allies on one issue and opponents on another. */
export interface AllyAndOpponent {
  /** Ends of the dyad with the most stances of the two actors on both issues. */
  readonly from: string;
  readonly to: string;
  /** How they stand on the issue on which they are allies. */
  readonly allied: SignedPair;
  /** How they stand on the other. */
  readonly opposed: SignedPair;
}

/** Support on one issue and opposition on another, as two networks with the same nodes. */
export interface TwoIssues {
  readonly pair: IssuePair;
  /** Names of the two issues. */
  readonly names: Readonly<Record<keyof IssuePair, string>>;
  readonly allies: Network;
  readonly opponents: Network;
  /** Those who are both, with the most stances first. */
  readonly both: readonly AllyAndOpponent[];
  /** Whether the server left out actors, of which there are more than were asked for. */
  readonly isCut: boolean;
}

/** The issues among which the page chooses: those with the most stances, those with none left out. */
export function surveyedIssues({ issues }: Pick<GraphSchema, "issues">): readonly string[] {
  return issues
    .filter(({ stances }) => stances > 0)
    .sort((a, b) => b.stances - a.stances || compareText(a.id, b.id))
    .slice(0, MOST_SURVEYED)
    .map(({ id }) => id);
}

/**
 * The two issues with the most pairs who are allies on the first and opponents on the second. Where
 * nobody is both, and where several are best, those that come first.
 * @param networks all stances on each issue, in the order in which issues are preferred.
 * @returns null for fewer than two issues.
 */
export function bestIssuePair(networks: ReadonlyMap<string, Network>): IssuePair | null {
  const ids = [...networks.keys()];
  const signs = new Map([...networks].map(([id, network]) => [id, signsOf(network)]));
  const pairs = ids.flatMap((allies, place) =>
    ids.slice(place + 1).flatMap((opponents) => {
      const pair = { allies, opponents };
      return [pair, swapped(pair)];
    }),
  );
  let best: { readonly pair: IssuePair; readonly count: number } | null = null;
  for (const pair of pairs) {
    const opposed = signs.get(pair.opponents);
    const count = [...(signs.get(pair.allies) ?? [])].filter(
      ([key, { sign }]) => sign === 1 && opposed?.get(key)?.sign === -1,
    ).length;
    if (best === null || count > best.count) best = { pair, count };
  }
  return best?.pair ?? null;
}

/**
 * What two pictures of two issues show, and who is on both sides. A dyad is supportive or hostile by
 * its mean polarity on the issue; two actors are allies or opponents by the mean over both directions.
 * @param on all stances on the issue of each side.
 */
export function twoIssues(
  pair: IssuePair,
  names: TwoIssues["names"],
  on: { readonly allies: Network; readonly opponents: Network },
): TwoIssues {
  const support = on.allies.dyads.filter(({ polarity }) => polarity > 0);
  const opposition = on.opponents.dyads.filter(({ polarity }) => polarity < 0);
  const ends = new Set([...support, ...opposition].flatMap(({ from, to }) => [from, to]));
  const nodes = sharedNodes(on.allies, on.opponents).filter(({ id }) => ends.has(id));
  return {
    pair,
    names,
    allies: part(on.allies, nodes, support),
    opponents: part(on.opponents, nodes, opposition),
    both: alliesAndOpponents(on.allies, on.opponents),
    isCut: [on.allies, on.opponents].some(({ totals }) => totals.shown.nodes < totals.nodes),
  };
}

function alliesAndOpponents(allies: Network, opponents: Network): readonly AllyAndOpponent[] {
  const opposed = signsOf(opponents);
  const counts = new Map<string, number>();
  for (const { from, to, n } of [...allies.dyads, ...opponents.dyads]) {
    const key = `${from} ${to}`;
    counts.set(key, (counts.get(key) ?? 0) + n);
  }
  const stances = (both: AllyAndOpponent): number => both.allied.n + both.opposed.n;
  return [...signsOf(allies)]
    .flatMap(([key, allied]) => {
      const against = opposed.get(key);
      if (allied.sign !== 1 || against?.sign !== -1) return [];
      const { a, b } = allied;
      const isReversed = (counts.get(`${b} ${a}`) ?? 0) > (counts.get(`${a} ${b}`) ?? 0);
      const [from, to] = isReversed ? [b, a] : [a, b];
      return [{ from, to, allied, opposed: against }];
    })
    .sort((one, other) => stances(other) - stances(one));
}

/** How each two actors stand, by both their ids. */
function signsOf(network: Network): ReadonlyMap<string, SignedPair> {
  const { edges } = toSignedGraph(network, { issues: "exclude", weight: "pair" });
  return new Map(edges.map(({ pair }) => [`${pair.a} ${pair.b}`, pair]));
}

/** The nodes of both, with the stances on both issues, so that each is as large in both pictures. */
function sharedNodes(one: Network, other: Network): readonly NetworkNode[] {
  const nodes = new Map<string, NetworkNode>();
  for (const node of [...one.nodes, ...other.nodes]) {
    // Neighbours are counted on one issue, and nothing is expanded here.
    const { neighbors: _neighbors, ...shown } = node;
    const known = nodes.get(node.id);
    nodes.set(node.id, {
      ...shown,
      stancesOut: node.stancesOut + (known?.stancesOut ?? 0),
      stancesIn: node.stancesIn + (known?.stancesIn ?? 0),
    });
  }
  return [...nodes.values()];
}

function part(network: Network, nodes: readonly NetworkNode[], dyads: readonly Dyad[]): Network {
  return { ...network, nodes: [...nodes], dyads: [...dyads], ties: [] };
}
