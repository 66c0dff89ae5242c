import {
  isContested,
  type Dyad,
  type Network,
  type NetworkNode,
} from "../../server/wire/network.ts";
import { rowsOf } from "./network-rows.ts";
import { rowsAtEnds } from "./rows-at-ends.ts";
import type { Selection } from "./selection.ts";

const COLLATOR = new Intl.Collator("en");

/** A network with the look-ups that a page needs. Unknown ids give null or an empty list. */
export interface NetworkModel {
  readonly network: Network;
  node(id: string): NetworkNode | null;
  dyad(from: string, to: string): Dyad | null;
  /** The name of a node; its id when it is not in the network. */
  readonly nameOf: (id: string) => string;
  /** Dyads from and to a node, most stances first; a pair's two directions stay together. */
  dyadsOf(id: string): readonly Dyad[];
  readonly contested: readonly Dyad[];
  /** How many share a dyad with a node that is not in this network. 0 where the network does not say. */
  unshown(id: string): number;
}

export function createNetworkModel(network: Network): NetworkModel {
  const rows = rowsOf(network);
  const { nodes, dyads } = rows;
  // Of a large network most of this is never asked for.
  const rowOf = once(() => {
    const found = new Map<string, number>();
    nodes.id.forEach((id, row) => found.set(id, row));
    return found;
  });
  const touching = once(() => {
    const { from, to, n } = dyads;
    return rowsAtEnds(nodes.id.length, { from, to, count: n.length });
  });
  const rowsOfDyads = (id: string): readonly number[] => {
    const row = rowOf().get(id);
    return row === undefined ? [] : [...touching().at(row)];
  };
  const node = (id: string): NetworkNode | null => {
    const row = rowOf().get(id);
    return row === undefined ? null : rows.node(row);
  };
  const nameOf = (id: string): string => node(id)?.name ?? id;
  const contested = once(() => {
    const { positive, negative } = dyads;
    const all = [...positive.keys()];
    return all
      .filter((row) => isContested({ positive: positive[row] ?? 0, negative: negative[row] ?? 0 }))
      .map((row) => rows.dyad(row));
  });
  return {
    network,
    node,
    dyad: (from, to) => {
      const [a, b] = [rowOf().get(from), rowOf().get(to)];
      if (a === undefined || b === undefined) return null;
      const found = touching()
        .at(a)
        .find((row) => dyads.from[row] === a && dyads.to[row] === b);
      return found === undefined ? null : rows.dyad(found);
    },
    nameOf,
    dyadsOf: (id) =>
      inReadingOrder(
        id,
        rowsOfDyads(id).map((row) => rows.dyad(row)),
        nameOf,
      ),
    get contested() {
      return contested();
    },
    unshown: (id) => {
      const row = rowOf().get(id);
      const all = row === undefined ? 0 : (nodes.neighbors?.[row] ?? 0);
      if (row === undefined || all === 0) return 0;
      const others = new Set<number | undefined>();
      for (const dyad of touching().at(row)) others.add(dyads.from[dyad]).add(dyads.to[dyad]);
      others.delete(row);
      return Math.max(0, all - others.size);
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** The whole with what a part of it holds beyond: the whole is cut to a size, and what is asked for is not. */
export function wholeWith(whole: NetworkModel, part: NetworkModel): NetworkModel {
  const node = (id: string): NetworkNode | null => whole.node(id) ?? part.node(id);
  return {
    ...whole,
    // A getter, which spreading would call.
    get contested() {
      return whole.contested;
    },
    node,
    nameOf: (id) => node(id)?.name ?? id,
    dyad: (from, to) => whole.dyad(from, to) ?? part.dyad(from, to),
  };
}

/** The end of a dyad that is not the given node. */
export function otherEnd(dyad: Pick<Dyad, "from" | "to">, id: string): string {
  return dyad.from === id ? dyad.to : dyad.from;
}

/** What is opened with everybody whom it joins: both ends of a dyad, or a node with its neighbours. */
export function withOthers(selection: Selection, model: NetworkModel): readonly string[] {
  if (selection.kind === "dyad") return [selection.from, selection.to];
  const { id } = selection;
  return [id, ...model.dyadsOf(id).map((dyad) => otherEnd(dyad, id))];
}

function inReadingOrder(
  id: string,
  dyads: readonly Dyad[],
  nameOf: (id: string) => string,
): readonly Dyad[] {
  const together = new Map<string, number>();
  for (const dyad of dyads) {
    const other = otherEnd(dyad, id);
    together.set(other, (together.get(other) ?? 0) + dyad.n);
  }
  return [...dyads].sort((a, b) => {
    const [otherA, otherB] = [otherEnd(a, id), otherEnd(b, id)];
    if (otherA === otherB) return Number(b.from === id) - Number(a.from === id);
    const byStances = (together.get(otherB) ?? 0) - (together.get(otherA) ?? 0);
    return byStances || COLLATOR.compare(nameOf(otherA), nameOf(otherB));
  });
}
