import type { NetworkColumns } from "../../../server/wire/network-columns.ts";

/** What every contender is given, as one JSON file: a network in columns, and where its nodes are. */
export interface PlacedColumns {
  readonly network: NetworkColumns;
  /** In units of the layout, y down, by row of the nodes. */
  readonly x: readonly number[];
  readonly y: readonly number[];
}
