import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { EntenteError } from "../../server/wire/entente-error.ts";
import type { GraphSchema } from "../../server/wire/graph-schema.ts";
import type { Network } from "../../server/wire/network.ts";
import type { StanceView } from "../../server/wire/stance-view.ts";
import { arrangedNetwork } from "../model/arrangement.ts";
import { createNetworkModel, type NetworkModel } from "../model/network-model.ts";
import { countLimits, type ViewState } from "../model/view-state.ts";
import { computeLayout } from "../view/layout-client.ts";
import type { Positions } from "../../server/picture/layout.ts";
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
}

interface WholeGraph {
  readonly model: NetworkModel;
  readonly positions: Positions;
}

/** One seed for everyone, so that a link shows the same picture on every screen. */
const SEED = 1;
const STANCES_SEARCHED = 200;

/**
 * The data behind the page. The layout is made once, of the whole network, so that a filter takes
 * nodes away without moving the others.
 */
export class GraphController implements ReactiveController {
  readonly #services: ExplorerServices;
  readonly #state: () => ViewState;
  readonly #schema: RemoteController<GraphSchema>;
  readonly #whole: RemoteController<WholeGraph>;
  readonly #filtered: RemoteController<Network>;
  #picture: GraphPicture | null = null;
  #pictureOf: readonly [WholeGraph, Network, string] | null = null;
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
    return this.#whole.state.kind === "loading" || this.#filtered.state.kind === "loading";
  }

  /** Why there is no picture. */
  get error(): EntenteError | null {
    for (const { state } of [this.#whole, this.#filtered]) {
      if (state.kind === "failed") return state.error;
    }
    return null;
  }

  /** Asks again for everything that failed. */
  retry(): void {
    for (const remote of [this.#schema, this.#whole, this.#filtered]) {
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
    const { layout, most } = state;
    this.#whole.load(`${this.#version} ${layout} ${most}`, async (signal) => {
      const known = this.#whole.state.last?.model ?? null;
      const version = `${this.#version} ${most}`;
      const isKnown = known !== null && this.#wholeVersion === version;
      const model = isKnown
        ? known
        : createNetworkModel(await api.network({ filter: {}, minStances: 1, most }, signal));
      const positions = await computeLayout(model.network, { kind: layout, seed: SEED, signal });
      this.#wholeVersion = version;
      return { model, positions };
    });
    if (countLimits(state) === 0) this.#filtered.clear();
    else {
      const { filter, minStances } = state;
      this.#filtered.load(JSON.stringify([filter, minStances, most, this.#version]), (signal) =>
        api.network({ filter, minStances, most }, signal),
      );
    }
    this.#compose(countLimits(state) === 0);
  }

  #compose(isWhole: boolean): void {
    const whole = this.#whole.state.last;
    const network = isWhole ? whole?.model.network : this.#filtered.state.last;
    if (whole === null || network === null || network === undefined) {
      // A filter that is under way keeps the picture before it on the screen.
      if (whole === null) this.#picture = null;
      return;
    }
    const { arrangement } = this.#state();
    const byHand = JSON.stringify([arrangement.hidden, arrangement.only]);
    const [wholeBefore, networkBefore, byHandBefore] = this.#pictureOf ?? [];
    if (wholeBefore === whole && networkBefore === network && byHandBefore === byHand) return;
    this.#pictureOf = [whole, network, byHand];
    const arranged = arrangedNetwork(network, arrangement);
    const isUntouched = isWhole && arranged === network;
    this.#picture = {
      model: isUntouched ? whole.model : createNetworkModel(arranged),
      hidden: network.nodes.length - arranged.nodes.length,
      whole: whole.model,
      positions: placeMissing(whole.positions, network),
    };
  }

  /** Answers of different versions of the data do not belong in one picture: ask for all again, once. */
  #reconcile(): void {
    const versions = [
      this.#schema.state.last?.dataVersion,
      this.#whole.state.last?.model.network.dataVersion,
      this.#filtered.state.last?.dataVersion,
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
