import { findPaths, type WordlessPath } from "../signed/find-paths.ts";
import { toPathGraph, type PathRules } from "../signed/path-graph.ts";
import { EntenteError } from "../wire/entente-error.ts";
import type { Dyad, NetworkNode } from "../wire/network.ts";
import type { StanceFilter } from "../wire/network-filter.ts";
import type { PathExtent, Paths } from "../wire/paths.ts";
import type { WireValue } from "../wire/wire-value.ts";
import { pathSentence } from "../words/path-sentence.ts";
import { DYAD_COLUMNS, rowToDyad } from "./dyad-rows.ts";
import type { GraphFacts } from "./graph-facts.ts";
import { readNodes, type NodeFacts } from "./node-rows.ts";
import { streamRows, type ReadContext } from "./row-values.ts";
import { filterToCypher } from "./stance-filter.ts";
import { readAtOneVersion } from "./versioned-read.ts";

export interface PathsRequest extends PathRules {
  readonly from: string;
  readonly to: string;
  readonly filter: StanceFilter;
  readonly extent: PathExtent;
  readonly maxSteps: number;
  /** Whether paths may lead over issues. An end may be an issue in any case. */
  readonly issues: "exclude" | "include";
  /** Most paths to list. */
  readonly limit: number;
}

/** The paths, or which of the two ends the graph does not have. */
export type PathsResult = Paths | { readonly missing: string };

/** Dyads that one search reads, at most. */
const MOST_DYADS = 400_000;

/**
 * Paths between two nodes over the dyads under a filter. The dyads are read level by level from both
 * ends, always on the side with fewer nodes to go on from, until the sides meet (or, for all paths,
 * until no path can be longer); then the paths are found in memory. So both engines run the same
 * plain Cypher, and a search reads what lies between the ends and not the whole graph.
 * @throws EntenteError `too-large` where that is more than 400,000 dyads.
 */
export function readPaths(
  facts: GraphFacts,
  request: PathsRequest,
  signal?: AbortSignal,
): Promise<PathsResult> {
  const context = { store: facts.store, ...(signal === undefined ? {} : { signal }) };
  return readAtOneVersion(facts.store, async (dataVersion): Promise<PathsResult> => {
    const { from, to, mode, extent, direction, maxSteps } = request;
    const ends = await readNodes(context, [from, to]);
    const missing = [from, to].find((id) => !ends.has(id));
    if (missing !== undefined) return { missing };
    const dyads = await new Search(context, request).run();
    const found = findPaths(toPathGraph(dyads, request), request);
    const ids = [...new Set([from, to, ...found.paths.flatMap(({ nodes }) => nodes)])];
    const known = await readNodes(context, ids);
    const nameOf = (id: string): string => known.get(id)?.name ?? id;
    const withWords = (path: WordlessPath): Paths["paths"][number] => ({
      ...path,
      sentence: pathSentence(path, nameOf),
    });
    return {
      from,
      to,
      mode,
      extent,
      direction,
      maxSteps,
      shortest: found.shortest,
      total: found.total,
      counted: found.counted,
      paths: found.paths.map(withWords),
      nodes: ids.flatMap((id) => weigh(known.get(id), dyads)),
      dataVersion,
    };
  });
}

/** A node with its stances among the dyads that were read. */
function weigh(node: NodeFacts | undefined, dyads: readonly Dyad[]): NetworkNode[] {
  if (node === undefined) return [];
  const sum = (end: "from" | "to"): number =>
    dyads.reduce((total, dyad) => total + (dyad[end] === node.id ? dyad.n : 0), 0);
  return [{ ...node, stancesOut: sum("from"), stancesIn: sum("to") }];
}

/** One side of a search: the nodes reached, and those to go on from. */
interface Side {
  readonly reached: Set<string>;
  frontier: readonly string[];
  /** Which way dyads are followed. */
  readonly way: "onward" | "backward";
}

/** With the label of the node that is looked up, so that the engines find it by their index. */
const AROUND = {
  out: { match: "MATCH (a:Actor)-[s:STANCE]->(b)", ends: "fromIds", way: "onward" },
  intoActor: { match: "MATCH (a:Actor)-[s:STANCE]->(b:Actor)", ends: "toIds", way: "backward" },
  intoIssue: { match: "MATCH (a:Actor)-[s:STANCE]->(b:Issue)", ends: "toIds", way: "backward" },
} as const;

function isIssue(labels: WireValue | undefined): boolean {
  return Array.isArray(labels) && labels.includes("Issue");
}

class Search {
  readonly #context: ReadContext;
  readonly #request: PathsRequest;
  readonly #dyads = new Map<string, Dyad>();

  constructor(context: ReadContext, request: PathsRequest) {
    this.#context = context;
    this.#request = request;
  }

  async run(): Promise<Dyad[]> {
    const { from, to, maxSteps, extent } = this.#request;
    const start: Side = { reached: new Set([from]), frontier: [from], way: "onward" };
    const end: Side = { reached: new Set([to]), frontier: [to], way: "backward" };
    for (let steps = 0; steps < maxSteps; steps += 1) {
      const haveMet = [...start.reached].some((id) => end.reached.has(id));
      if (extent === "shortest" && haveMet) break;
      const side = start.frontier.length <= end.frontier.length ? start : end;
      if (side.frontier.length === 0) break;
      await this.#advance(side);
    }
    return [...this.#dyads.values()];
  }

  async #advance(side: Side): Promise<void> {
    const dyads = await this.#readAround(side);
    for (const dyad of dyads) this.#dyads.set(`${dyad.from}\n${dyad.to}`, dyad);
    if (this.#dyads.size > MOST_DYADS) throw this.#tooMany();
    const graph = toPathGraph(dyads, this.#request);
    const next = new Set<string>();
    for (const node of side.frontier) {
      const steps = graph[side.way].get(node) ?? [];
      for (const step of steps) next.add(side.way === "onward" ? step.to : step.from);
    }
    side.frontier = [...next].filter((id) => !side.reached.has(id));
    for (const id of side.frontier) side.reached.add(id);
  }

  /** The dyads of the frontier: in both directions, or only in the one that paths follow. */
  async #readAround({ frontier, way }: Side): Promise<Dyad[]> {
    const { from, to, direction, issues, filter } = this.#request;
    const isIncluded = (id: string): boolean => issues === "include" || id === from || id === to;
    const wanted = Object.values(AROUND).filter((each) => direction === "both" || each.way === way);
    const dyads: Dyad[] = [];
    for (const { match, ends } of wanted) {
      if (match === AROUND.intoIssue.match && !frontier.some(isIncluded)) continue;
      const { where, params } = filterToCypher(filter, [ends]);
      const cypher = `${match}${where} RETURN ${DYAD_COLUMNS}, labels(b) AS labels`;
      for await (const row of streamRows(this.#context, cypher, { ...params, ids: frontier })) {
        const dyad = rowToDyad(row);
        if (isIncluded(dyad.to) || !isIssue(row[9])) dyads.push(dyad);
      }
    }
    return dyads;
  }

  #tooMany(): EntenteError {
    const { from, to, maxSteps } = this.#request;
    return new EntenteError(
      "too-large",
      `Within ${maxSteps} steps of ${from} and ${to} there are more than ${MOST_DYADS.toLocaleString("en")} dyads; lower maxSteps or narrow the filter.`,
    );
  }
}
