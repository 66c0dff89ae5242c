import type { NetworkColumns } from "../../server/wire/network-columns.ts";
import type { DyadRows } from "../model/network-rows.ts";

/** The columns of a network with those of its dyads in flat memory, which is handed over and not copied. */
export interface TypedColumns extends Omit<NetworkColumns, "dyads"> {
  readonly dyads: DyadRows & {
    readonly first: Uint32Array<ArrayBuffer>;
    readonly last: Uint32Array<ArrayBuffer>;
  };
}

/** What the worker that reads an answer says of it. */
export type DecodeReply =
  | { readonly kind: "decoded"; readonly columns: TypedColumns }
  /** It ends in the middle, or is no JSON. */
  | { readonly kind: "cut"; readonly message: string }
  /** It is not in the form that the schema asks for. */
  | { readonly kind: "unreadable"; readonly message: string };
