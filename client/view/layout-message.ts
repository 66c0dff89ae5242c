import type { Positions } from "../../server/picture/layout.ts";
import type { MapGround } from "../../server/wire/view-ground.ts";
import type { PlaceLayoutKind } from "../model/layout-kind.ts";
import type { PackedNetwork, PackedPositions } from "./packed-network.ts";

/** Where nodes are, and what lies under them; null for plain paper. */
export interface ComputedLayout {
  readonly positions: Positions;
  readonly ground: MapGround | null;
}

/** What the page asks of the layout worker. */
export interface LayoutRequest {
  readonly kind: PlaceLayoutKind;
  readonly network: PackedNetwork;
  readonly seed: number;
}

/** What the layout worker answers: progress any number of times, then one of the others. */
export type LayoutReply =
  | { readonly kind: "progress"; readonly share: number }
  | {
      readonly kind: "done";
      readonly positions: PackedPositions;
      readonly ground: ComputedLayout["ground"];
    }
  | { readonly kind: "failed"; readonly message: string };
