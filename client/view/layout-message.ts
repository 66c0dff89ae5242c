import type { Network } from "../../server/wire/network.ts";
import type { MapGround } from "../../server/wire/view-ground.ts";
import type { PlaceLayoutKind } from "../model/layout-kind.ts";
import type { Position, Positions } from "../../server/picture/layout.ts";

/** Where nodes are, and what lies under them; null for plain paper. */
export interface ComputedLayout {
  readonly positions: Positions;
  readonly ground: MapGround | null;
}

/** What the page asks of the layout worker. */
export interface LayoutRequest {
  readonly kind: PlaceLayoutKind;
  readonly network: Network;
  readonly seed: number;
}

/** What the layout worker answers: progress any number of times, then one of the others. */
export type LayoutReply =
  | { readonly kind: "progress"; readonly share: number }
  | {
      readonly kind: "done";
      readonly positions: readonly (readonly [string, Position])[];
      readonly ground: ComputedLayout["ground"];
    }
  | { readonly kind: "failed"; readonly message: string };
