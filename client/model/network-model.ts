import {
  isContested,
  type Dyad,
  type Network,
  type NetworkNode,
} from "../../server/wire/network.ts";
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
  const nodes = new Map(network.nodes.map((node) => [node.id, node]));
  const nameOf = (id: string): string => nodes.get(id)?.name ?? id;
  // Of a large network most of this is never asked for.
  const touching = once(() => dyadsByEnd(network.dyads));
  const contested = once(() => network.dyads.filter(isContested));
  return {
    network,
    node: (id) => nodes.get(id) ?? null,
    dyad: (from, to) =>
      touching()
        .get(from)
        ?.find((dyad) => dyad.from === from && dyad.to === to) ?? null,
    nameOf,
    dyadsOf: (id) => inReadingOrder(id, touching().get(id) ?? [], nameOf),
    get contested() {
      return contested();
    },
    unshown: (id) => {
      const others = new Set((touching().get(id) ?? []).map((dyad) => otherEnd(dyad, id)));
      others.delete(id);
      return Math.max(0, (nodes.get(id)?.neighbors ?? 0) - others.size);
    },
  };
}

function dyadsByEnd(dyads: readonly Dyad[]): ReadonlyMap<string, readonly Dyad[]> {
  const touching = new Map<string, Dyad[]>();
  const touch = (id: string, dyad: Dyad): void => {
    const list = touching.get(id);
    if (list === undefined) touching.set(id, [dyad]);
    else list.push(dyad);
  };
  for (const dyad of dyads) {
    touch(dyad.from, dyad);
    if (dyad.to !== dyad.from) touch(dyad.to, dyad);
  }
  return touching;
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
