import type { NetworkModel } from "../model/network-model.ts";
import { rowsOf } from "../model/network-rows.ts";
import type { Pin } from "../model/pin.ts";
import type { NodeNotes } from "./badge-layer.ts";

/** What is written beside the nodes of a network. */
export function nodeNotes(model: NetworkModel, pins: readonly Pin[]): NodeNotes {
  const unshown = new Map<string, number>();
  for (const id of rowsOf(model.network).nodes.id) {
    const count = model.unshown(id);
    if (count > 0) unshown.set(id, count);
  }
  return { unshown, pinned: new Set(pins.map(({ id }) => id)) };
}
