import type { FigureQuery } from "../../wire/figure.ts";
import type { Network, NetworkNode } from "../../wire/network.ts";
import type { StanceFilter } from "../../wire/network-filter.ts";
import type { StanceView } from "../../wire/stance-view.ts";
import type { WireRow } from "../../wire/wire-value.ts";

/** What a query answered, and its text and values with all defaults filled in. */
export interface QueryAnswer {
  /** Of the saved query, where it was one. */
  readonly id?: string;
  readonly cypher: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly rows: readonly WireRow[];
  /** null where the data changed while the rows were read. */
  readonly dataVersion: string | null;
}

/** What figures read of the graph. Every answer is of one version of the data, which it names. */
export interface FigureGraph {
  dataVersion(): Promise<string>;
  network(
    request: {
      readonly filter: StanceFilter;
      readonly minStances: number;
      readonly limit: number;
      /** Ids that are to be in it whatever the filter says of actors. */
      readonly also?: readonly string[];
    },
    signal?: AbortSignal,
  ): Promise<Network>;
  /** Stances as evidence, newest first. @throws EntenteError `too-large` past `most`. */
  evidence(
    request: {
      readonly filter: StanceFilter;
      /** Only stances with these ids. */
      readonly ids?: readonly string[];
      /** Only stances between these actors and issues. */
      readonly between?: readonly string[];
      readonly most: number;
    },
    signal?: AbortSignal,
  ): Promise<{ readonly stances: readonly StanceView[]; readonly dataVersion: string }>;
  /** Actors and issues by id, without weight; unknown ids are left out. */
  nodes(
    ids: readonly string[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<string, Omit<NetworkNode, "stancesIn" | "stancesOut">>>;
  /** Counts of the whole graph. */
  totals(dataVersion: string): Promise<Network["totals"]["all"]>;
  /**
   * Runs a query where it cannot write.
   * @throws EntenteError `not-found` for an unknown saved query, and what running one throws.
   */
  query(query: FigureQuery, signal?: AbortSignal): Promise<QueryAnswer>;
}
