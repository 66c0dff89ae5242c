import { html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import {
  walk,
  WALK_KEYS,
  walkPositionOf,
  type WalkKey,
  type WalkPosition,
} from "../model/keyboard-walk.ts";
import { addMarks, toggleMarks } from "../model/arrangement.ts";
import { handActionOf, handKeyChange } from "../model/hand-actions.ts";
import { otherEnd, type NetworkModel } from "../model/network-model.ts";
import { isSameSelection, type Selection } from "../model/selection.ts";
import { targetSentence } from "../model/sentences.ts";
import { goneDyads } from "../../server/picture/change-marks.ts";
import type { DyadChange } from "../../server/wire/comparison.ts";
import type { Theme } from "../../server/picture/graph-style.ts";
import type { HexColor } from "../../server/picture/srgb.ts";
import type { MapGround } from "../../server/wire/view-ground.ts";
import type { Positions } from "../../server/picture/layout.ts";
import { NetworkView } from "../view/network-view.ts";
import { turnToPage } from "../../server/picture/turn-positions.ts";
import { baseStyles } from "./base-styles.ts";
import { EntenteStateEvent } from "./entente-state-event.ts";
import { MediaController } from "./media-controller.ts";
import { networkStyles } from "./network-styles.ts";
import { zoomButtons } from "./zoom-buttons.ts";

/** The drawn network: pointer and keyboard lead over it, and a sentence says where one is. */
export class EntenteNetworkElement extends LitElement {
  static override properties = {
    model: { attribute: false },
    positions: { attribute: false },
    ground: { attribute: false },
    selection: { attribute: false },
    sentenceOf: { attribute: false },
    frameKey: { attribute: false },
    marked: { attribute: false },
    groups: { attribute: false },
    dashed: { attribute: false },
    changes: { attribute: false },
    theme: { attribute: false },
    hovered: { state: true },
    walked: { state: true },
    broken: { state: true },
  };
  static override styles = [baseStyles, networkStyles];

  declare model: NetworkModel;
  declare positions: Positions;
  /** What lies under the network; null for plain paper. */
  declare ground: MapGround | null;
  declare selection: Selection | null;
  /** What to say of something; null: what the explorer says of it. */
  declare sentenceOf: ((target: Selection) => string | null) | null;
  /** While this stays the same, the picture keeps its place on the screen whatever is shown. */
  declare frameKey: string;
  /** Ids of the nodes that are marked together. */
  declare marked: readonly string[];
  /** Colours of the groups that nodes belong to, by id. */
  declare groups: ReadonlyMap<string, HexColor>;
  /** Whether dyads that rest on one source have broken lines. */
  declare dashed: boolean;
  /** What became of dyads, by the key of each; null where nothing is compared. */
  declare changes: ReadonlyMap<string, DyadChange> | null;
  declare theme: Theme;
  declare hovered: Selection | null;
  declare walked: WalkPosition | null;
  /** Why the network cannot be drawn here; null while it can. */
  declare broken: string | null;

  readonly #calm = new MediaController(this, "(prefers-reduced-motion: reduce)");
  /** By width alone: a keyboard that slides in makes a page low, and must not turn the picture. */
  readonly #phone = new MediaController(this, "(max-width: 599px)");
  #view: NetworkView | null = null;
  /** Places as they are drawn on this page. */
  #places: Positions = new Map();
  #placesOf: { readonly positions: Positions; readonly page: "high" | "wide" } | null = null;
  #drawn: Positions | null = null;
  #framed: string | null = null;
  /** Where the walk stood when the focus went elsewhere. */
  #left: WalkPosition | null = null;

  constructor() {
    super();
    this.ground = null;
    this.selection = null;
    this.sentenceOf = null;
    this.frameKey = "";
    this.marked = [];
    this.groups = new Map();
    this.dashed = false;
    this.changes = null;
    this.theme = "light";
    this.hovered = null;
    this.walked = null;
    this.broken = null;
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>(".canvas")?.focus(options);
  }

  /** Where a node is on the screen, in px from the corner of the drawing; null when it is not drawn. */
  placeOf(id: string): { readonly x: number; readonly y: number } | null {
    return this.#view?.screenPosition(id) ?? null;
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
    const page = this.#phone.matches && this.ground === null ? "high" : "wide";
    if (this.#placesOf?.positions === this.positions && this.#placesOf.page === page) return;
    this.#placesOf = { positions: this.positions, page };
    this.#places = turnToPage(this.positions, page);
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
    if (changed.has("model") || isRestyled || this.#places !== this.#drawn) {
      this.#draw(view);
    }
    if (changed.has("marked")) view.setMarks(this.marked);
    if (changed.has("groups")) view.setGroups(this.groups);
    if (changed.has("selection")) {
      view.setSelection(this.selection);
      this.#show(view, changed.get("selection") ?? null);
      if (this.walked !== null && this.selection !== null) this.#standAt(this.selection);
    }
    if (changed.has("walked")) {
      view.setFocus(this.walked?.target ?? null);
      if (this.walked !== null) view.reveal(this.walked.target);
    }
  }

  protected override render(): TemplateResult {
    if (this.broken !== null) {
      return html`<div class="broken" role="alert">
        <p>${this.broken}</p>
        <button class="button" type="button" @click=${this.#onTable}>Show the table instead</button>
      </div>`;
    }
    const sentence = this.#sentence();
    return html`
      <div
        class="canvas"
        tabindex="0"
        role="application"
        aria-roledescription="network"
        aria-label=${`Network of ${this.model.network.nodes.length} actors and issues and ${this.model.network.dyads.length} dyads`}
        aria-describedby="help"
        @keydown=${this.#onKeyDown}
        @focus=${this.#onFocus}
        @blur=${this.#onBlur}
      ></div>
      <p id="help" class="visually-hidden">
        Arrow keys go along the lines, Page Up and Page Down from actor to actor, Home to the most
        involved one. Enter opens the evidence, Escape leaves. M marks, H hides, I shows only what
        is marked, N marks neighbours, B brings back. The table view holds the same as text.
      </p>
      <p class="visually-hidden" role="status" aria-live="polite">
        ${this.walked === null ? "" : (sentence ?? "")}
      </p>
      <div class="bar">
        <p class="caption" aria-hidden="true" dir="auto">
          ${sentence ?? html`<span class="quiet">${this.#hint()}</span>`}
        </p>
        <slot name="tools"></slot>
        ${zoomButtons({ onIn: this.#onZoomIn, onOut: this.#onZoomOut, onFit: this.#onFit })}
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
          this.#mark(ids, kind);
        },
        onError: (error) => {
          this.broken = error.message;
        },
      },
    });
    this.#draw(view);
    view.setSelection(this.selection);
    view.setMarks(this.marked);
    view.setGroups(this.groups);
    this.#show(view, null);
    this.#view = view;
  }

  #draw(view: NetworkView): void {
    const isFollowed = this.frameKey !== "" && this.frameKey === this.#framed;
    view.setNetwork(this.model.network, this.#places, {
      keepsCamera: isFollowed,
      dashesSingle: this.dashed,
      ground: this.ground,
      changes: this.changes,
      broken: this.changes === null ? null : goneDyads(this.changes),
    });
    this.#drawn = this.#places;
    this.#framed = this.frameKey;
  }

  /** On a phone the panel leaves a strip of the network, which then holds what is open and little else. */
  #show(view: NetworkView, before: Selection | null): void {
    const { selection, model } = this;
    if (!this.#phone.matches) {
      if (selection !== null) view.reveal(selection);
    } else if (selection === null) {
      if (before !== null) view.fit();
    } else if (selection.kind === "dyad") view.frame([selection.from, selection.to]);
    else {
      const others = model.dyadsOf(selection.id).map((dyad) => otherEnd(dyad, selection.id));
      view.frame([selection.id, ...others]);
    }
  }

  #sentence(): string | null {
    // On a phone the panel right below says it.
    const opened = this.#phone.matches ? null : this.selection;
    const target = this.walked?.target ?? this.hovered ?? opened;
    if (target === null) return null;
    return this.sentenceOf?.(target) ?? targetSentence(target, this.model);
  }

  #hint(): string {
    if (this.#phone.matches && this.selection !== null) return "";
    return this.#phone.matches
      ? "Tap a line or a name to read its evidence."
      : "Point at a line or an actor to read it; click to open its evidence.";
  }

  #select(selection: Selection | null): void {
    this.dispatchEvent(
      new EntenteStateEvent((state) =>
        isSameSelection(state.selection, selection) ? state : { ...state, selection, stance: null },
      ),
    );
  }

  #mark(ids: readonly string[], kind: "click" | "area"): void {
    const change = kind === "click" ? toggleMarks : addMarks;
    this.dispatchEvent(
      new EntenteStateEvent((state) => ({ ...state, arrangement: change(state.arrangement, ids) })),
    );
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
    if (key !== undefined) this.#walk(key);
    else if (event.key === "Enter" || event.key === " ") {
      if (this.walked === null) return;
      this.#select(this.walked.target);
      this.dispatchEvent(new Event("entente-read", { bubbles: true, composed: true }));
    } else if (byHand !== null) {
      const walked = this.walked?.target ?? null;
      this.dispatchEvent(new EntenteStateEvent(handKeyChange(byHand, walked, this.model.network)));
    } else if (event.key === "+" || event.key === "=") this.#view?.zoomIn();
    else if (event.key === "-") this.#view?.zoomOut();
    else if (event.key === "0") this.#view?.fit();
    else if (event.key === "Escape") this.#leave();
    else return;
    event.preventDefault();
  };

  #walk(key: WalkKey): void {
    this.walked = walk(this.walked, key, this.model, (id) => this.#places.get(id));
  }

  #leave(): void {
    if (this.selection !== null) this.#select(null);
    else this.renderRoot.querySelector<HTMLElement>(".zoom button")?.focus();
  }

  #onFocus = (event: FocusEvent): void => {
    const byKeyboard = (event.target as HTMLElement).matches(":focus-visible");
    if (!byKeyboard || this.walked !== null) return;
    if (this.selection !== null && targetSentence(this.selection, this.model) !== null) {
      this.walked = walkPositionOf(this.selection);
    } else if (this.#left !== null && targetSentence(this.#left.target, this.model) !== null) {
      this.walked = this.#left;
    } else this.#walk("Home");
  };

  #onBlur = (): void => {
    this.#left = this.walked;
    this.walked = null;
  };

  #onZoomIn = (): void => {
    this.#view?.zoomIn();
  };

  #onZoomOut = (): void => {
    this.#view?.zoomOut();
  };

  #onFit = (): void => {
    this.#view?.fit();
  };

  #onTable = (): void => {
    this.dispatchEvent(new EntenteStateEvent((state) => ({ ...state, mode: "table" })));
  };
}
