import type { GraphItem } from "../wire/interchange.ts";
import type { Fault } from "../wire/problem.ts";
import type { ItemRecord } from "./item-record.ts";

/** One change to a graph, which remembers what it replaced. */
export type GraphEdit =
  | {
      readonly kind: "put";
      readonly item: GraphItem;
      /** True leaves alone what the graph has under the id (or key) already. */
      readonly ifAbsent?: boolean;
    }
  /** Takes something out, by its record key. A node on which something hangs is refused. */
  | { readonly kind: "remove"; readonly key: string }
  | TakeBack;

/** Undoes one change, where what it left is still there. */
export interface TakeBack {
  readonly kind: "take-back";
  readonly key: string;
  /** What the change left, by `recordHash`; null: nothing. Where there is another by now, it stays. */
  readonly left: string | null;
  /** What was there before the change; null: nothing. */
  readonly before: ItemRecord | null;
}

export const CHANGE_OUTCOMES = ["created", "changed", "same", "left", "removed", "kept"] as const;
/**
 * What an edit did. `same`: it was there with this content; `left`: `ifAbsent` found another;
 * `kept`: a take-back found something else, nothing, or a node that others need.
 */
export type ChangeOutcome = (typeof CHANGE_OUTCOMES)[number];

export interface GraphChange {
  readonly key: string;
  readonly did: ChangeOutcome;
  /** What is there now, by `recordHash`; null: nothing. */
  readonly after: string | null;
  /** What it replaced or removed; null where nothing was or nothing changed. */
  readonly before: ItemRecord | null;
}

/** An edit that was not done, by its place in the batch. */
export interface RefusedEdit {
  readonly index: number;
  readonly fault: Fault;
}

/** What a batch of edits did: one change for each edit that was not refused, in their order. */
export interface EditedBatch {
  readonly changes: readonly GraphChange[];
  readonly refused: readonly RefusedEdit[];
}

export interface EditOptions {
  readonly signal?: AbortSignal;
  /** True finds out what would change, and changes nothing. Default false. */
  readonly dryRun?: boolean;
  /**
   * Called before a batch is committed, and waited for: what it writes down is there whatever happens
   * next. A batch that has to be tried again calls it again.
   */
  readonly onPlan?: (batch: EditedBatch) => Promise<void>;
  /** Called when a batch was done. */
  readonly onDone?: (batch: EditedBatch) => void;
}
