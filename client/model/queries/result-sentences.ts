import { countOf } from "../../../server/words/count-words.ts";
import { createNetworkModel } from "../network-model.ts";
import { targetSentence } from "../sentences.ts";
import type { ResultTarget } from "./queries-state.ts";
import { relationshipsBetween, type DrawnResult } from "./drawn-result.ts";

/** What a node or line of a result is, as a sentence; null when the result does not have it. */
export function resultSentence(graph: DrawnResult, target: ResultTarget): string | null {
  const model = createNetworkModel(graph.network);
  if (target.kind === "dyad") {
    const between = relationshipsBetween(graph, target.from, target.to);
    const types = [...new Set(between.map(({ type }) => type))];
    const isStances = types.length === 1 && types[0] === "STANCE";
    if (graph.isOurs && isStances) return targetSentence(target, model);
    if (between.length === 0) return null;
    return `${model.nameOf(target.from)} ${types.join(", ")} ${model.nameOf(target.to)}${between.length > types.length ? ` (${between.length})` : ""}.`;
  }
  if (graph.isOurs) return targetSentence(target, model);
  const node = model.node(target.id);
  if (node === null) return null;
  const labels = graph.nodes.get(target.id)?.labels.join(", ") ?? "";
  return `${node.name}${labels === "" ? "" : `, ${labels}`}: ${countOf(node.stancesOut, "relationship")} out, ${node.stancesIn} in.`;
}

/** How much the drawing of a result holds. */
export function drawnPhrase({ network, relationships, isOurs, left }: DrawnResult): string {
  const nodes = countOf(
    network.nodes.length,
    isOurs ? "actor or issue" : "node",
    isOurs ? "actors and issues" : "nodes",
  );
  const lines = countOf(relationships.length, "relationship");
  const cut = left === 0 ? "" : `; ${countOf(left, "further node")} not drawn, see the table`;
  return `${nodes}, ${lines}${cut}`;
}
