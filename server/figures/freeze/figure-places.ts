import type { Positions } from "../../picture/layout.ts";
import { placeMissing } from "../../picture/place-missing.ts";
import type { FigurePayload } from "../../wire/figure-payload.ts";
import type { Network } from "../../wire/network.ts";
import type { FigureGraph } from "./figure-graph.ts";

/** Computes a layout, wherever that is done. The same network and seed give the same places. */
export type Layout = (network: Network, seed: number) => Promise<Positions>;

/** The seed of the explorer, so that a figure shows the picture that its reader knows. */
export const SEED = 1;
/** The explorer lays out as many nodes as `/api/network` shows unasked. */
const SHARED_NODES = 300;

/** Finds the places of figures. Those that all figures share are computed once per data version. */
export class FigurePlaces {
  readonly #graph: FigureGraph;
  readonly #layout: Layout;
  #shared: { readonly version: string; readonly positions: Promise<Positions> } | null = null;

  constructor(graph: FigureGraph, layout: Layout) {
    this.#graph = graph;
    this.#layout = layout;
  }

  /** shared: as in the explorer, where a filter moves nobody. own: a layout of this network alone. */
  async of(network: Network, places: "shared" | "own"): Promise<FigurePayload["positions"]> {
    const positions =
      places === "own"
        ? await this.#layout(network, SEED)
        : placeMissing(await this.#sharedAt(network.dataVersion), network);
    const own = network.nodes.flatMap(({ id }): [string, [number, number]][] => {
      const place = positions.get(id);
      return place === undefined ? [] : [[id, [place.x, place.y]]];
    });
    return Object.fromEntries(own);
  }

  #sharedAt(version: string): Promise<Positions> {
    if (this.#shared?.version === version) return this.#shared.positions;
    const positions = this.#graph
      .network({ filter: {}, minStances: 1, limit: SHARED_NODES })
      .then((whole) => this.#layout(whole, SEED));
    this.#shared = { version, positions };
    positions.catch(() => {
      if (this.#shared?.positions === positions) this.#shared = null;
    });
    return positions;
  }
}
