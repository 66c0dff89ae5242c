import type { Network } from "../../server/wire/network.ts";
import type { LayoutKind } from "../model/layout-kind.ts";
import type { Position } from "../../server/picture/layout.ts";

/** What the page asks of the layout worker. */
export interface LayoutRequest {
  readonly kind: LayoutKind;
  readonly network: Network;
  readonly seed: number;
}

/** What the layout worker answers: progress any number of times, then one of the others. */
export type LayoutReply =
  | { readonly kind: "progress"; readonly share: number }
  | { readonly kind: "done"; readonly positions: readonly (readonly [string, Position])[] }
  | { readonly kind: "failed"; readonly message: string };
