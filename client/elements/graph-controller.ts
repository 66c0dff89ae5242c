import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { EntenteError } from "../../server/wire/entente-error.ts";
import type { GraphSchema } from "../../server/wire/graph-schema.ts";
import type { Network } from "../../server/wire/network.ts";
import type { StanceView } from "../../server/wire/stance-view.ts";
import { arrangedNetwork } from "../model/arrangement.ts";
import { expansionIds } from "../model/expansion.ts";
import { createNetworkModel, wholeWith, type NetworkModel } from "../model/network-model.ts";
import { rowsOf, sizeOf } from "../model/network-rows.ts";
import { placesOf } from "../model/network-rows.ts";
import { countLimits, type ViewState } from "../model/view-state.ts";
import { computeLayout } from "../view/layout-client.ts";
import type { ComputedLayout } from "../view/layout-message.ts";
import type { MapGround } from "../../server/wire/view-ground.ts";
import type { Positions } from "../../server/picture/layout.ts";
import { placeBeside } from "../../server/picture/place-beside.ts";
import { placeMissing } from "../../server/picture/place-missing.ts";
import type { ExplorerServices } from "./explorer-services.ts";
import { RemoteController } from "./remote-controller.ts";

/** The network under the filter, the whole one behind it, and where every node is drawn. */
export interface GraphPicture {
  readonly model: NetworkModel;
  readonly whole: NetworkModel;
  /** Nodes under the filter that are hidden by hand. */
  readonly hidden: number;
  readonly positions: Positions;
  /** Places of the arrangement itself, without what hands did. */
  readonly plan: Positions;
  /** What lies under the network; null for plain paper. */
  readonly ground: MapGround | null;
}

interface WholeGraph extends ComputedLayout {
  readonly model: NetworkModel;
}

/** Whether what was brought is more than the network under the filter has already. */
function leadsBeyond(
  { filter, minStances }: ViewState,
  also: readonly string[],
  base: Network | null,
): boolean {
  if (also.length === 0) return false;
  if (filter.actor !== undefined || filter.kind !== undefined || minStances > 1) return true;
  const known = new Set(base?.nodes.map(({ id }) => id));
  return base !== null && also.some((id) => !known.has(id));
}

const STANCES_SEARCHED = 200;

/**
 * The data behind the page. The whole network comes with its places, so that nobody waits for a layout
 * and a filter takes nodes away without moving the others.
 */
export class GraphController implements ReactiveController {
  readonly #services: ExplorerServices;
  readonly #state: () => ViewState;
  readonly #schema: RemoteController<GraphSchema>;
  readonly #whole: RemoteController<WholeGraph>;
  readonly #filtered: RemoteController<Network>;
  /** The same with what was brought from beyond it. */
  readonly #grown: RemoteController<Network>;
  #picture: GraphPicture | null = null;
  #pictureOf: readonly [WholeGraph, Network, Network, string] | null = null;
  /** Counts up when the data of the server has changed under the page. */
  #version = 0;
  /** The version of the whole network that is there; another arrangement of it needs no request. */
  #wholeVersion = "";
  readonly #reconciled = new Set<string>();

  constructor(host: ReactiveControllerHost, services: ExplorerServices, state: () => ViewState) {
    this.#services = services;
    this.#state = state;
    this.#schema = new RemoteController(host, () => services);
    this.#whole = new RemoteController(host, () => services);
    this.#filtered = new RemoteController(host, () => services);
    this.#grown = new RemoteController(host, () => services);
    host.addController(this);
  }

  get schema(): GraphSchema | null {
    return this.#schema.state.last;
  }

  /** null until the first network has arrived. While another is under way, the previous one. */
  get picture(): GraphPicture | null {
    return this.#picture;
  }

  get isLoading(): boolean {
    return [this.#whole, this.#filtered, this.#grown].some(({ state }) => state.kind === "loading");
  }

  /** Why there is no picture. */
  get error(): EntenteError | null {
    for (const { state } of [this.#whole, this.#filtered, this.#grown]) {
      if (state.kind === "failed") return state.error;
    }
    return null;
  }

  /** Asks again for everything that failed. */
  retry(): void {
    for (const remote of [this.#schema, this.#whole, this.#filtered, this.#grown]) {
      if (remote.state.kind === "failed") remote.retry();
    }
  }

  /** The stance with the id among those of the actors; null when it is not there. */
  async findStance(id: string, near: readonly string[]): Promise<StanceView | null> {
    const request = { filter: { actor: [...near] }, limit: STANCES_SEARCHED };
    const { stances } = await this.#services.api.stances(request);
    return stances.find((stance) => stance.id === id) ?? null;
  }

  hostConnected(): void {
    this.#services.connection.addEventListener("up", this.#onUp);
  }

  hostDisconnected(): void {
    this.#services.connection.removeEventListener("up", this.#onUp);
  }

  hostUpdate(): void {
    const { api } = this.#services;
    this.#reconcile();
    this.#schema.load(`${this.#version}`, (signal) => api.schema(signal));
    const state = this.#state();
    const { most } = state;
    // Lanes give nobody a place; whoever looks for one finds the usual one.
    const layout = state.layout === "lanes" ? "force" : state.layout;
    this.#whole.load(`${this.#version} ${layout} ${most}`, async (signal) => {
      const known = this.#whole.state.last?.model ?? null;
      const version = `${this.#version} ${most}`;
      const isKnown = known !== null && this.#wholeVersion === version;
      const model = isKnown
        ? known
        : createNetworkModel(
            await api.network({ filter: {}, minStances: 1, most, isPlaced: true }, signal),
          );
      const made =
        layout === "force"
          ? { positions: placesOf(model.network), ground: null }
          : await computeLayout(model.network, { kind: layout, signal });
      this.#wholeVersion = version;
      return { model, ...made };
    });
    if (countLimits(state) === 0) this.#filtered.clear();
    else {
      const { filter, minStances } = state;
      this.#filtered.load(JSON.stringify([filter, minStances, most, this.#version]), (signal) =>
        api.network({ filter, minStances, most }, signal),
      );
    }
    const base =
      countLimits(state) === 0 ? this.#whole.state.last?.model.network : this.#filtered.state.last;
    const also = expansionIds(state.arrangement.grown);
    const reachesBeyond = leadsBeyond(state, also, base ?? null);
    if (!reachesBeyond) this.#grown.clear();
    else {
      const { filter, minStances } = state;
      this.#grown.load(JSON.stringify([filter, minStances, most, also, this.#version]), (signal) =>
        api.network({ filter, minStances, most, also }, signal),
      );
    }
    this.#compose(base ?? null, reachesBeyond ? this.#grown.state.last : (base ?? null));
  }

  #compose(base: Network | null, network: Network | null): void {
    const whole = this.#whole.state.last;
    if (whole === null || base === null || network === null) {
      // What is under way keeps the picture before it on the screen.
      if (whole === null) this.#picture = null;
      return;
    }
    const { arrangement } = this.#state();
    const { hidden, only, grown, pins } = arrangement;
    const byHand = JSON.stringify([hidden, only, grown, pins]);
    const before = this.#pictureOf ?? [];
    const now = [whole, base, network, byHand] as const;
    if (now.every((part, index) => part === before[index])) return;
    this.#pictureOf = now;
    const arranged = arrangedNetwork(network, arrangement);
    const model = arranged === whole.model.network ? whole.model : createNetworkModel(arranged);
    const isPlaced = rowsOf(base).nodes.id.every((id) => whole.positions.has(id));
    const plan = isPlaced ? whole.positions : placeMissing(whole.positions, base);
    const pinned = new Map(pins.map(({ id, x, y }) => [id, { x, y }]));
    this.#picture = {
      model,
      hidden: sizeOf(network).nodes - sizeOf(arranged).nodes,
      whole: wholeWith(whole.model, model),
      positions:
        grown.length + pins.length === 0
          ? plan
          : placeBeside(plan, grown, whole.model.network.nodes, pinned),
      plan: whole.positions,
      ground: whole.ground,
    };
  }

  /** Answers of different versions of the data do not belong in one picture: ask for all again, once. */
  #reconcile(): void {
    const versions = [
      this.#schema.state.last?.dataVersion,
      this.#whole.state.last?.model.network.dataVersion,
      this.#filtered.state.last?.dataVersion,
      this.#grown.state.last?.dataVersion,
    ].filter((version) => version !== undefined);
    const distinct = [...new Set(versions)].sort().join(" ");
    if (!distinct.includes(" ") || this.#reconciled.has(distinct)) return;
    this.#reconciled.add(distinct);
    this.#version += 1;
  }

  // A server that comes back may hold other data; the version in its schema tells.
  #onUp = (): void => {
    if (this.#schema.state.kind === "ready") this.#schema.retry();
  };
}
