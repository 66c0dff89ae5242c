import { html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import {
  walk,
  WALK_KEYS,
  walkPositionOf,
  type WalkKey,
  type WalkPosition,
} from "../model/keyboard-walk.ts";
import { BroughtWatch } from "../model/brought-watch.ts";
import type { Expansion } from "../model/expansion.ts";
import { handActionOf, handKeyChange } from "../model/hand-actions.ts";
import { marking, opening, pinning } from "../model/network-changes.ts";
import { withOthers, type NetworkModel } from "../model/network-model.ts";
import { PagePlaces } from "../model/page-places.ts";
import { nudged, type Pin } from "../model/pin.ts";
import { isSameSelection, type Selection } from "../model/selection.ts";
import { networkTitle, targetSentence } from "../model/sentences.ts";
import type { WholeBlocs } from "../model/whole-blocs.ts";
import type { ViewState } from "../model/view-state.ts";
import type { Findings } from "./entente-findings-event.ts";
import type { Theme } from "../../server/picture/graph-style.ts";
import type { HexColor } from "../../server/picture/srgb.ts";
import type { Position, Positions } from "../../server/picture/layout.ts";
import type { MapGround } from "../../server/wire/view-ground.ts";
import { nodeNotes } from "../view/node-notes.ts";
import type { ShownDisc } from "../view/blocs/bloc-layer.ts";
import { NetworkView } from "../view/network-view.ts";
import { baseStyles } from "./base-styles.ts";
import { BlocWalk } from "./bloc-walk.ts";
import { EntenteExpandEvent } from "./entente-expand-event.ts";
import { EntentePointEvent } from "./entente-point-event.ts";
import { EntenteStateEvent } from "./entente-state-event.ts";
import { MediaController } from "./media-controller.ts";
import { brokenNetwork, networkHelp, networkHint, zoomButtons } from "./network-parts.ts";
import { networkProperties } from "./network-properties.ts";
import { networkStyles } from "./network-styles.ts";

/** The drawn network: pointer and keyboard lead over it, and a sentence says where one is. */
export class EntenteNetworkElement extends LitElement {
  static override properties = networkProperties;
  static override styles = [baseStyles, networkStyles];

  declare model: NetworkModel;
  declare positions: Positions;
  /** What lies under the network; null for plain paper. */
  declare ground: MapGround | null;
  declare selection: Selection | null;
  /** What is pointed at in another picture of the same actors. */
  declare pointed: Selection | null;
  /** What to say of something; null: what the explorer says of it. */
  declare sentenceOf: ((target: Selection) => string | null) | null;
  /** While this stays the same, the picture keeps its place on the screen whatever is shown. */
  declare frameKey: string;
  /** Ids of the nodes that are marked together. */
  declare marked: readonly string[];
  /** Places that decide how the picture lies on the page; null: the positions themselves. */
  declare plan: Positions | null;
  /** What was brought from beyond the view. Null: nodes can be neither expanded nor pinned here. */
  declare grown: readonly Expansion[] | null;
  declare pins: readonly Pin[];
  /** Colours of the groups that nodes belong to, by id. */
  declare groups: ReadonlyMap<string, HexColor>;
  /** Whether dyads that rest on one source have broken lines. */
  declare dashed: boolean;
  /** What became of dyads, by the key of each; null where nothing is compared. */
  declare changes: Findings["changes"];
  /** Blocs that stand for their members from afar; null for none. */
  declare blocs: WholeBlocs | null;
  declare theme: Theme;
  declare hovered: Selection | null;
  declare walked: WalkPosition | null;
  /** Why the network cannot be drawn here; null while it can. */
  declare broken: string | null;

  readonly #calm = new MediaController(this, "(prefers-reduced-motion: reduce)");
  /** By width alone: a keyboard that slides in makes a page low, and must not turn the picture. */
  readonly #phone = new MediaController(this, "(max-width: 599px)");
  #view: NetworkView | null = null;
  readonly #blocWalk = new BlocWalk(this, {
    view: () => this.#view,
    onArrive: (id) => (this.walked = walkPositionOf({ kind: "node", id })),
  });
  readonly #places = new PagePlaces();
  readonly #brought = new BroughtWatch();
  #drawn: Positions | null = null;
  #framed: string | null = null;
  /** Where the walk stood when the focus went elsewhere. */
  #left: WalkPosition | null = null;

  constructor() {
    super();
    this.ground = this.selection = this.pointed = this.sentenceOf = null;
    this.frameKey = "";
    this.marked = [];
    this.plan = this.changes = this.grown = this.blocs = null;
    this.pins = [];
    this.groups = new Map();
    this.dashed = false;
    this.theme = "light";
    this.hovered = this.walked = this.broken = null;
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>(".canvas")?.focus(options);
  }

  /** Where a node is on the screen, in px from the corner of the drawing; null when it is not drawn. */
  placeOf(id: string): { readonly x: number; readonly y: number } | null {
    return this.#view?.screenPosition(id) ?? null;
  }

  /** The blocs that stand for their members at this moment, with their places on the screen. */
  blocPlaces(): readonly ShownDisc[] {
    return this.#view?.blocs.shown ?? [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#view?.kill();
    this.#view = null;
  }

  protected override willUpdate(): void {
    // North stays above.
    const isHigh = this.#phone.matches && this.ground === null && !this.hasAttribute("small");
    const page = isHigh ? "high" : "wide";
    this.#places.lay(this.positions, this.plan ?? this.positions, page);
  }

  protected override firstUpdated(): void {
    this.#start();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const view = this.#view;
    if (view === null) return;
    view.setReducedMotion(this.#calm.matches);
    if (changed.has("theme")) view.setTheme(this.theme);
    const isRestyled = changed.has("dashed") || changed.has("changes");
    if (changed.has("model") || isRestyled || this.#places.places !== this.#drawn) {
      this.#draw(view);
    }
    if (changed.has("marked")) view.setMarks(this.marked);
    if (changed.has("model") || changed.has("pins"))
      view.setNotes(nodeNotes(this.model, this.pins));
    if (changed.has("model") || changed.has("grown")) this.#showBrought(view);
    if (changed.has("groups")) view.setGroups(this.groups);
    if (changed.has("blocs")) view.blocs.setWhole(this.blocs);
    if (changed.has("selection")) {
      view.setSelection(this.selection);
      this.#show(view, changed.get("selection") ?? null);
      if (this.walked !== null && this.selection !== null) this.#standAt(this.selection);
    }
    if (changed.has("hovered") || changed.has("walked")) {
      this.dispatchEvent(new EntentePointEvent(this.walked?.target ?? this.hovered));
    }
    if (changed.has("walked") && this.walked !== null) view.reveal(this.walked.target);
    view.setFocus(this.walked?.target ?? this.pointed);
  }

  protected override render(): TemplateResult {
    if (this.broken !== null) return brokenNetwork(this.broken, this.#onTable);
    const sentence = this.#sentence();
    return html`
      <div
        class="canvas"
        tabindex="0"
        role="application"
        aria-roledescription="network"
        aria-label=${networkTitle(this.model.network)}
        aria-describedby="help"
        @keydown=${this.#onKeyDown}
        @focus=${this.#onFocus}
        @blur=${this.#onBlur}
      ></div>
      <p id="help" class="visually-hidden">
        ${networkHelp(this.grown !== null, this.blocs !== null)}
      </p>
      <p class="visually-hidden" role="status" aria-live="polite">
        ${this.walked === null && !this.#blocWalk.isWalked ? "" : (sentence ?? "")}
      </p>
      <div class="bar">
        <p class="caption" aria-hidden="true" dir="auto">
          ${sentence ?? html`<span class="quiet">${networkHint(this.#phone.matches, this.selection !== null, this.#blocWalk.isOffered)}</span>`}
        </p>
        <slot name="tools"></slot>
        ${zoomButtons(() => this.#view)}
      </div>
    `;
  }

  #start(): void {
    const container = this.renderRoot.querySelector<HTMLElement>(".canvas");
    if (container === null || this.#view !== null) return;
    const view = new NetworkView(container, {
      theme: this.theme,
      reducedMotion: this.#calm.matches,
      events: {
        onHover: (target) => {
          this.hovered = target;
        },
        onSelect: (target) => {
          this.walked = null;
          this.#select(target);
        },
        onMark: (ids, kind) => {
          this.#change(marking(ids, kind));
        },
        ...(this.grown === null ? {} : { onExpand: this.#expand, onMove: this.#pin }),
        ...this.#blocWalk.events,
        onError: (error) => {
          this.broken = error.message;
        },
      },
    });
    view.blocs.setWhole(this.blocs);
    this.#draw(view);
    view.setSelection(this.selection);
    view.setMarks(this.marked);
    view.setNotes(nodeNotes(this.model, this.pins));
    view.setGroups(this.groups);
    this.#brought.arrived(this.grown ?? [], this.model);
    this.#show(view, null);
    this.#view = view;
  }

  #draw(view: NetworkView): void {
    const { places } = this.#places;
    const keepsCamera = this.frameKey !== "" && this.frameKey === this.#framed;
    const { dashed: dashesSingle, ground, changes } = this;
    view.setNetwork(this.model.network, places, { keepsCamera, dashesSingle, ground, changes });
    this.#drawn = places;
    this.#framed = this.frameKey;
  }

  /** What was brought just now comes into view with whoever it was brought to, once it is there. */
  #showBrought(view: NetworkView): void {
    const ids = this.#brought.arrived(this.grown ?? [], this.model);
    if (ids.length > 0) view.revealNodes(ids);
  }

  #expand = (id: string): void => {
    this.dispatchEvent(new EntenteExpandEvent(id));
  };

  #pin = (id: string, place: Position): void => {
    this.#change(pinning(id, this.#places.inPlan(place)));
  };

  #change(change: (state: ViewState) => ViewState): void {
    this.dispatchEvent(new EntenteStateEvent(change));
  }

  /** On a phone the panel leaves a strip of the network, which then holds what is open and little else. */
  #show(view: NetworkView, before: Selection | null): void {
    const { selection, model } = this;
    if (!this.#phone.matches) {
      if (selection !== null) view.reveal(selection);
    } else if (selection === null) {
      if (before !== null) view.fit();
    } else view.frame(withOthers(selection, model));
  }

  #sentence(): string | null {
    // On a phone the panel right below says it.
    const opened = this.#phone.matches ? null : this.selection;
    const bloc = this.#blocWalk.sentence;
    if (this.walked === null && bloc !== null) return bloc;
    const target = this.walked?.target ?? this.hovered ?? this.pointed ?? opened;
    if (target === null) return null;
    return this.sentenceOf?.(target) ?? targetSentence(target, this.model);
  }

  #select(selection: Selection | null): void {
    this.#change(opening(selection));
  }

  #standAt(selection: Selection): void {
    if (!isSameSelection(this.walked?.target ?? null, selection)) {
      this.walked = walkPositionOf(selection);
    }
  }

  #onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const key = WALK_KEYS.find((candidate) => candidate === event.key);
    const byHand = handActionOf(event.key.toLowerCase());
    if (this.walked === null && this.#blocWalk.onKey(event.key)) this.hovered = null;
    else if (key !== undefined) this.#go(key, event.shiftKey);
    else if (event.key === "Enter" || event.key === " ") {
      if (this.walked === null) return;
      const { target } = this.walked;
      if (event.key === "Enter" && target.kind === "node" && this.grown !== null) {
        this.#expand(target.id);
      } else {
        this.#select(target);
        this.dispatchEvent(new Event("entente-read", { bubbles: true, composed: true }));
      }
    } else if (byHand !== null) {
      const walked = this.walked?.target ?? null;
      const ground = { network: this.model.network, positions: this.positions };
      this.#change(handKeyChange(byHand, walked, ground));
    } else if (event.key === "+" || event.key === "=") this.#view?.zoomIn();
    else if (event.key === "-") this.#view?.zoomOut();
    else if (event.key === "0") this.#view?.fit();
    else if (event.key === "Escape") this.#leave();
    else return;
    event.preventDefault();
  };

  /** Shift and an arrow move the node where the walk stands, as dragging does; else the walk goes on. */
  #go(key: WalkKey, moves: boolean): void {
    const target = this.walked?.target;
    const place = target?.kind === "node" ? this.#places.places.get(target.id) : undefined;
    const moved = moves && place !== undefined ? nudged(place, key) : null;
    if (target?.kind === "node" && this.grown !== null && moved !== null) {
      this.#pin(target.id, moved);
    } else this.walked = walk(this.walked, key, this.model, (id) => this.#places.places.get(id));
  }

  #leave(): void {
    if (this.selection !== null) this.#select(null);
    else this.renderRoot.querySelector<HTMLElement>(".zoom button")?.focus();
  }

  #onFocus = (event: FocusEvent): void => {
    const byKeyboard = (event.target as HTMLElement).matches(":focus-visible");
    if (!byKeyboard || this.walked !== null || this.#blocWalk.begin()) return;
    const opened = this.selection === null ? null : walkPositionOf(this.selection);
    const isHere = (place: WalkPosition | null): boolean =>
      place !== null && targetSentence(place.target, this.model) !== null;
    const place = [opened, this.#left].find(isHere) ?? null;
    if (place === null) this.#go("Home", false);
    else this.walked = place;
  };

  #onBlur = (): void => {
    this.#blocWalk.stand(null);
    this.#left = this.walked;
    this.walked = null;
  };

  #onTable = (): void => {
    this.#change((state) => ({ ...state, mode: "table" }));
  };
}
