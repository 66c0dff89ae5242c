import type { FlatNetwork } from "../../server/wire/flat-network.ts";

/** What the worker that reads an answer says of it. */
export type DecodeReply =
  | { readonly kind: "decoded"; readonly flat: FlatNetwork }
  /** It is cut off, or in another form. */
  | { readonly kind: "unreadable"; readonly message: string };
