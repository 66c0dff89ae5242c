import type { Network } from "../wire/network.ts";
import { DYAD_FORM, nodeRadius } from "./graph-style.ts";
import { compareText } from "../wire/compare-text.ts";

/** Preferred distance and weight of two nodes that are bound by dyads or ties. */
export interface Spring {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** A line of the picture, which should not pass under a node that it does not concern. */
export interface Line {
  readonly from: number;
  readonly to: number;
  readonly bow: number;
}

/** A network reduced to numbers, in an order that does not depend on the order of the answer. */
export interface LayoutInput {
  readonly ids: readonly string[];
  readonly radii: readonly number[];
  readonly springs: readonly Spring[];
  readonly lines: readonly Line[];
}

/** Preferred distances, in units of the layout (1 unit = 1 px at scale 1). */
const LENGTH = { ally: 150, neutral: 200, opponent: 290, tie: 125, issue: 170 } as const;

interface Bond {
  stances: number;
  weighted: number;
  tied: boolean;
  withIssue: boolean;
}

function bondLength(bond: Bond): number {
  if (bond.stances === 0) return LENGTH.tie;
  const polarity = bond.weighted / bond.stances;
  const length =
    polarity >= 0
      ? LENGTH.neutral + (LENGTH.ally - LENGTH.neutral) * polarity
      : LENGTH.neutral + (LENGTH.neutral - LENGTH.opponent) * polarity;
  if (bond.withIssue) return Math.min(length, LENGTH.issue);
  return bond.tied ? (length + LENGTH.tie) / 2 : length;
}

/**
 * Returns what the layout works on: nodes sorted by id and one spring per pair. Supporters want to
 * be near, opponents far; an issue is as near to those against it as to those for it, so that it
 * comes to lie between them.
 */
export function toLayoutInput(network: Network): LayoutInput {
  const nodes = [...network.nodes].sort((x, y) => compareText(x.id, y.id));
  const index = new Map(nodes.map((node, position) => [node.id, position]));
  const bonds = new Map<string, Bond>();
  const bondOf = (from: string, to: string): Bond | undefined => {
    const [a, b] = [index.get(from), index.get(to)];
    if (a === undefined || b === undefined || a === b) return undefined;
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    const withIssue = nodes[a]?.label === "issue" || nodes[b]?.label === "issue";
    const bond = bonds.get(key) ?? { stances: 0, weighted: 0, tied: false, withIssue };
    bonds.set(key, bond);
    return bond;
  };
  for (const dyad of network.dyads) {
    const bond = bondOf(dyad.from, dyad.to);
    if (bond === undefined) continue;
    bond.stances += dyad.n;
    // Integer arithmetic, so that the order of summation cannot show in the last digit.
    bond.weighted += Math.round(dyad.polarity * 1e6) * dyad.n;
  }
  for (const tie of network.ties) {
    const bond = bondOf(tie.from, tie.to);
    if (bond !== undefined) bond.tied = true;
  }
  const springs = [...bonds].map(([key, bond]): Spring => {
    const [a = 0, b = 0] = key.split(" ").map(Number);
    return { a, b, length: bondLength({ ...bond, weighted: bond.weighted / 1e6 }) };
  });
  springs.sort((x, y) => x.a - y.a || x.b - y.b);
  return {
    ids: nodes.map((node) => node.id),
    radii: nodes.map(nodeRadius),
    springs,
    lines: toLines(network, index),
  };
}

function toLines(network: Network, index: ReadonlyMap<string, number>): Line[] {
  const lines = new Map<string, Line>();
  const reciprocal = new Set(network.dyads.map(({ from, to }) => `${to} ${from}`));
  const add = (kind: string, ends: { from: string; to: string }, bow: number): void => {
    const [from, to] = [index.get(ends.from), index.get(ends.to)];
    if (from === undefined || to === undefined || from === to) return;
    lines.set(`${kind} ${ends.from} ${ends.to}`, { from, to, bow });
  };
  for (const dyad of network.dyads) {
    const both = reciprocal.has(`${dyad.from} ${dyad.to}`);
    add("dyad", dyad, both ? DYAD_FORM.reciprocalBow : DYAD_FORM.bow);
  }
  for (const tie of network.ties) add("tie", tie, 0);
  return [...lines.values()].sort((x, y) => x.from - y.from || x.to - y.to || x.bow - y.bow);
}
