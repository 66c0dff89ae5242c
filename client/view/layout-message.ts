import type { LayoutKind } from "../model/layout-kind.ts";
import type { PackedNetwork, PackedPositions } from "./packed-network.ts";

/** What the page asks of the layout worker. */
export interface LayoutRequest {
  readonly kind: LayoutKind;
  readonly network: PackedNetwork;
  readonly seed: number;
}

/** What the layout worker answers: progress any number of times, then one of the others. */
export type LayoutReply =
  | { readonly kind: "progress"; readonly share: number }
  | { readonly kind: "done"; readonly positions: PackedPositions }
  | { readonly kind: "failed"; readonly message: string };
