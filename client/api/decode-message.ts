import type { FlatNetwork } from "../../server/wire/flat-network.ts";

/** What the worker that reads an answer says of it. */
export type DecodeReply =
  | { readonly kind: "decoded"; readonly flat: FlatNetwork }
  /** It is not in the form that this page knows, or not whole. */
  | { readonly kind: "unreadable"; readonly message: string };
