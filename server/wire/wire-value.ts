/**
 * A value as it crosses the network: JSON scalars, lists and maps as they are, everything else
 * tagged by `$`. Both engines give the same wire value for the same data.
 */
export type WireValue =
  | null
  | boolean
  | number
  | string
  | readonly WireValue[]
  | WireNode
  | WireRelationship
  | WirePath
  | WireTagged
  | WireMap;

/** A map of the query. One that itself has a key `$` travels as `{"$": "map", "entries": {…}}`. */
export interface WireMap {
  readonly [key: string]: WireValue;
}

/** `id` is our stable id where the node has one, never the engine's internal id. */
export interface WireNode {
  readonly $: "node";
  readonly id: string;
  readonly labels: readonly string[];
  readonly properties: WireMap;
}

export interface WireRelationship {
  readonly $: "relationship";
  readonly id: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly properties: WireMap;
}

export interface WirePath {
  readonly $: "path";
  readonly nodes: readonly WireNode[];
  readonly relationships: readonly WireRelationship[];
}

export const TEMPORAL_TAGS = [
  "date",
  "datetime",
  "localdatetime",
  "time",
  "localtime",
  "duration",
] as const;

export type WireTagged =
  | { readonly $: (typeof TEMPORAL_TAGS)[number]; readonly value: string }
  /** An integer beyond ±2^53, exact, in decimal digits. */
  | { readonly $: "integer"; readonly value: string }
  | { readonly $: "float"; readonly value: "NaN" | "Infinity" | "-Infinity" }
  | {
      readonly $: "point";
      readonly srid: number;
      readonly x: number;
      readonly y: number;
      readonly z?: number;
    }
  | { readonly $: "bytes"; readonly base64: string }
  | { readonly $: "map"; readonly entries: WireMap };

/** One row, its values in the order of the result's columns. */
export type WireRow = readonly WireValue[];
