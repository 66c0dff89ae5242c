import type { StanceFilter } from "../wire/network-filter.ts";

/** Which part of the graph is asked for. */
export interface NetworkRequest {
  readonly filter: StanceFilter;
  /** Dyads with fewer stances are left out. 1 leaves none out. */
  readonly minStances: number;
  /** Most nodes to show, beside those of `also`. */
  readonly limit: number;
  /** Actors and issues to show in any case, with all that is said between them and what is shown. */
  readonly also?: readonly string[];
  /** Whether nodes say how many neighbours they have. Default: no. */
  readonly countsNeighbors?: boolean;
}
