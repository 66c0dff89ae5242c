import type { GraphItem } from "../../wire/interchange.ts";
import type { Fault } from "../../wire/problem.ts";
import type { EditedBatch, GraphEdit } from "../graph-edit.ts";
import type { LoadSummary } from "../graph-store.ts";

/** A value as the engine's binding takes and gives it. */
export type EngineValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Date
  | Uint8Array
  | readonly EngineValue[]
  | { readonly [key: string]: EngineValue };

export type EngineParams = Readonly<Record<string, EngineValue>>;

/** What a reading process is asked to do. It does one `read` or `explain` at a time. */
export type ReaderRequest =
  | { readonly kind: "open"; readonly file: string }
  | {
      readonly kind: "read";
      readonly id: number;
      readonly cypher: string;
      readonly params: EngineParams;
      readonly maxRows: number;
      /** Batches that may be sent before more credit comes. */
      readonly credit: number;
    }
  | {
      readonly kind: "explain";
      readonly id: number;
      readonly cypher: string;
      readonly params: EngineParams;
    }
  | { readonly kind: "credit"; readonly id: number; readonly batches: number }
  | { readonly kind: "stop"; readonly id: number };

/** What a reading process answers. Rows travel as JSON text of wire values: cheaper than objects. */
export type ReaderReply =
  | {
      readonly kind: "opened";
      readonly file: string;
      readonly residentBytes: number;
      readonly version: string;
    }
  | { readonly kind: "open-failed"; readonly file: string; readonly message: string }
  | {
      readonly kind: "columns";
      readonly id: number;
      readonly columns: readonly string[];
      /** Rows of the whole result, also those past the limit. */
      readonly total: number;
    }
  | {
      readonly kind: "rows";
      readonly id: number;
      /** `length` rows, each as JSON and a line feed. */
      readonly lines: string;
      readonly length: number;
    }
  | { readonly kind: "done"; readonly id: number; readonly truncated: boolean }
  | { readonly kind: "plan"; readonly id: number; readonly text: string }
  | { readonly kind: "failed"; readonly id: number; readonly message: string }
  /** A single row longer than the limit, as characters of JSON. */
  | { readonly kind: "row-too-long"; readonly id: number; readonly limit: number }
  | { readonly kind: "memory"; readonly residentBytes: number };

/**
 * What the loading process is asked to do: `begin`, then either items and `finish` or edits and
 * `finish-edits`.
 */
export type LoaderRequest =
  | {
      readonly kind: "begin";
      readonly mode: "load" | "edit";
      /** The generation to add to; null for an empty graph. */
      readonly base: string | null;
      /** Scratch copy that only this load uses. */
      readonly scratch: string;
      readonly digest: string;
    }
  | { readonly kind: "items"; readonly items: readonly GraphItem[] }
  | { readonly kind: "finish"; readonly target: string }
  | { readonly kind: "edits"; readonly edits: readonly GraphEdit[] }
  | { readonly kind: "finish-edits"; readonly target: string };

export type LoaderReply =
  | { readonly kind: "ready" }
  | { readonly kind: "taken" }
  | { readonly kind: "edited"; readonly batch: EditedBatch }
  | {
      readonly kind: "finished-edits";
      /** Null when nothing changed, so that nothing was written. */
      readonly written: WrittenGeneration | null;
    }
  | {
      readonly kind: "finished";
      readonly summary: LoadSummary;
      /** Null when nothing changed, so that nothing was written. */
      readonly written: WrittenGeneration | null;
    }
  | { readonly kind: "refused"; readonly faults: readonly Fault[]; readonly total: number }
  | { readonly kind: "failed"; readonly message: string };

export interface WrittenGeneration {
  readonly digest: string;
  readonly dataVersion: string;
  /** Nodes and relationships. */
  readonly items: number;
  readonly bytes: number;
  readonly sha256: string;
}
