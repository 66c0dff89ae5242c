import { countOf } from "../../server/words/count-words.ts";
import type { Network } from "../../server/wire/network.ts";
import { LAYOUT_NAMES, type LayoutKind } from "./layout-kind.ts";

/** What a picture of the view says below its title: how much it holds, how it is arranged, what is hidden. */
export function viewCaption(
  { nodes, dyads }: Pick<Network, "nodes" | "dyads">,
  { layout, hidden }: { readonly layout: LayoutKind; readonly hidden: number },
): string {
  const counts = `${countOf(nodes.length, "actor or issue", "actors and issues")}, ${countOf(dyads.length, "dyad", "dyads")}`;
  const without =
    hidden === 0
      ? ""
      : ` Hidden by hand: ${countOf(hidden, "actor or issue", "actors and issues")}.`;
  return `${counts}. Arrangement: ${LAYOUT_NAMES[layout].toLowerCase()}.${without}`;
}
