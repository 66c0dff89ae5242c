/** What of the graph completion knows. */
export interface CypherSchema {
  readonly labels: readonly string[];
  readonly relationshipTypes: readonly string[];
  readonly propertyKeys: readonly string[];
  /** Names without `$`. */
  readonly parameters: readonly string[];
}

/** A piece of the text and what it is, such as `keyword`; offsets in UTF-16 code units. */
export interface CypherToken {
  readonly from: number;
  readonly to: number;
  readonly kind: string;
}

/** What can stand at a place of the text. */
export interface CypherProposal {
  readonly label: string;
  /** What to write where it is not the label. */
  readonly insert: string | null;
  readonly kind: "keyword" | "name" | "property" | "variable" | "function" | "other";
  readonly detail: string | null;
}

/** A question to the worker; `id` comes back with its answer. */
export type CypherRequest =
  | { readonly id: number; readonly kind: "highlight"; readonly text: string }
  | {
      readonly id: number;
      readonly kind: "complete";
      readonly text: string;
      readonly offset: number;
      readonly schema: CypherSchema;
    };

export type CypherReply =
  | { readonly id: number; readonly kind: "tokens"; readonly tokens: readonly CypherToken[] }
  | {
      readonly id: number;
      readonly kind: "proposals";
      readonly proposals: readonly CypherProposal[];
    }
  | { readonly id: number; readonly kind: "failed"; readonly message: string };
