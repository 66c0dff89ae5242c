import {
  isContested,
  type Dyad,
  type Network,
  type NetworkNode,
} from "../../server/wire/network.ts";
import type { StanceView } from "../../server/wire/stance-view.ts";
import { countOf, formatCount } from "../../server/words/count-words.ts";
import { formatDay, formatPeriod } from "../../server/words/format-day.ts";
import type { NetworkModel } from "./network-model.ts";
import { sizeOf } from "./network-rows.ts";
import { polarityPhrase } from "../../server/words/polarity-words.ts";
import type { Selection } from "./selection.ts";

/** What the picture of a network is called where it is not seen. */
export function networkTitle(network: Network): string {
  const { nodes, dyads } = sizeOf(network);
  return `Network of ${nodes} actors and issues and ${dyads} dyads`;
}

/** Both names with an arrow, such as "Vladimir Putin → Tayyip Erdogan". */
export function dyadTitle(dyad: Pick<Dyad, "from" | "to">, model: NetworkModel): string {
  return `${model.nameOf(dyad.from)} → ${model.nameOf(dyad.to)}`;
}

/** All that the drawn edge says: "A → B: 2 stances, mean polarity +0.5 (supportive), 22 October 2020." */
export function dyadSentence(dyad: Dyad, model: NetworkModel): string {
  const polarity =
    dyad.n === 1
      ? `polarity ${polarityPhrase(dyad.polarity)}`
      : `mean polarity ${polarityPhrase(dyad.polarity)}`;
  const contested = isContested(dyad)
    ? `, contested (${formatCount(dyad.positive)} supportive, ${formatCount(dyad.negative)} hostile)`
    : "";
  const period = formatPeriod(dyad.first, dyad.last);
  return `${dyadTitle(dyad, model)}: ${countOf(dyad.n, "stance")}, ${polarity}${contested}, ${period}.`;
}

/** All that the line of a stance says: "22 October 2020: A → B, polarity +0.5 (supportive). What was said." */
export function stanceSentence({ date, from, to, polarity, summary }: StanceView): string {
  return `${formatDay(date)}: ${from.name} → ${to.name}, polarity ${polarityPhrase(polarity)}. ${summary}`;
}

/** All that the drawn node says, and how many dyads lead on from it. */
export function nodeSentence(node: NetworkNode, model: NetworkModel): string {
  const dyads = model.dyadsOf(node.id).length;
  const role = node.role === undefined ? "" : `, ${node.role}`;
  const stances =
    node.label === "issue"
      ? `${countOf(node.stancesIn, "stance")} on it`
      : `${countOf(node.stancesOut, "stance")} taken, ${formatCount(node.stancesIn)} received`;
  const unshown = model.unshown(node.id);
  const more = unshown === 0 ? "" : `, ${countOf(unshown, "neighbour")} not shown`;
  const lead = `${dyads === 0 ? "no dyads" : countOf(dyads, "dyad")} shown${more}`;
  return `${node.name}, ${kindWord(node)}${role}: ${stances}; ${lead}.`;
}

/** The sentence for what is selected or walked to; null when the network does not hold it. */
export function targetSentence(target: Selection, model: NetworkModel): string | null {
  if (target.kind === "node") {
    const node = model.node(target.id);
    return node === null ? null : nodeSentence(node, model);
  }
  const dyad = model.dyad(target.from, target.to);
  return dyad === null ? null : dyadSentence(dyad, model);
}

/** What is announced when evidence opens; "" when none is open. */
export function openedSentence(target: Selection | null, model: NetworkModel): string {
  const sentence = target === null ? null : targetSentence(target, model);
  return sentence === null ? "" : `Evidence opened. ${sentence}`;
}

/** "person", "state", "organization", "group" or "issue". */
export function kindWord(node: Pick<NetworkNode, "kind">): string {
  return node.kind ?? "issue";
}

/** The offer of a picture of another size, with those of the most stances, or with all. */
export function sizePhrase(nodes: number, all: number): string {
  return nodes < all ? `Show the ${formatCount(nodes)} busiest` : `Show all ${formatCount(all)}`;
}

/** What of the graph is on the screen, and what was left out and why. */
export function totalsSentence(totals: Network["totals"]): string {
  const { all, shown } = totals;
  if (all.stances === 0) return "The graph holds no stances.";
  if (shown.stances === all.stances && shown.nodes === all.nodes) {
    return `${countOf(all.nodes, "actor or issue", "actors and issues")}, ${countOf(all.dyads, "dyad")}, ${countOf(all.stances, "stance")}: all shown.`;
  }
  const filtered = all.stances - totals.stances;
  const cut = totals.stances - shown.stances;
  const left = [
    filtered > 0 ? `${formatCount(filtered)} filtered away` : "",
    cut > 0 ? `${formatCount(cut)} beyond the size of this picture` : "",
  ].filter((part) => part !== "");
  if (left.length === 0) left.push("actors and issues without stances are left out");
  const of = (part: number, whole: number): string =>
    `${formatCount(part)} of ${formatCount(whole)}`;
  return (
    `${of(shown.nodes, all.nodes)} actors and issues, ${of(shown.dyads, all.dyads)} dyads, ` +
    `${of(shown.stances, all.stances)} stances shown; ${left.join(", ")}.`
  );
}
