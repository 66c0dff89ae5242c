import { dyadKey, type NetworkTarget } from "../../../server/picture/network-target.ts";
import type { FigurePayload } from "../../../server/wire/figure-payload.ts";
import { walk, walkPositionOf, WALK_KEYS, type WalkPosition } from "../../model/keyboard-walk.ts";
import { createNetworkModel, type NetworkModel } from "../../model/network-model.ts";
import { evidenceList } from "./evidence-list.ts";
import { findParts, sentenceOf, targetOf, type FigureParts } from "./figure-parts.ts";
import type { LiveWords } from "../../../server/wire/live-words.ts";
import { cornersIcon, make } from "./make-element.ts";
import { NetworkZoom, ZOOM_STEP } from "./network-zoom.ts";
import { PartEmphasis } from "./part-emphasis.ts";
import { applyFilter, createLiveFilter, type LiveFilter } from "./stance-filter.ts";

const HINT_MS = 1600;

/**
 * Makes a drawn figure answer: pointing brings a neighbourhood forward, a click or Enter opens the
 * evidence, and the picture can be enlarged, narrowed and walked by keyboard. The drawing stays the
 * one that was published; nothing is drawn anew and no WebGL is used.
 *
 * @param root what holds the picture, drawn for wide and for narrow screens; its `data-live` is the
 *   address of the frozen payload, and a JSON script `data-words` inside it has the words.
 */
export async function startLiveFigure(root: HTMLElement): Promise<void> {
  const address = root.dataset["live"];
  const words = wordsOf(root);
  if (address === undefined || words === null) return;
  const response = await fetch(address);
  // The figure is complete without this; a reader who cannot have it keeps what there is.
  if (!response.ok) return;
  new LiveFigure(root, (await response.json()) as FigurePayload, words);
}

/** A picture that is, or was, on the screen. */
interface View {
  readonly parts: FigureParts;
  readonly zoom: NetworkZoom;
  readonly emphasis: PartEmphasis;
}

class LiveFigure {
  readonly #root: HTMLElement;
  readonly #views = new Map<SVGSVGElement, View>();
  readonly #payload: FigurePayload;
  readonly #words: LiveWords;
  readonly #model: NetworkModel;
  readonly #filter: LiveFilter | null;
  readonly #evidence: HTMLElement;
  readonly #says: HTMLElement;
  readonly #hint: HTMLElement;
  #position: WalkPosition | null = null;
  #opened: NetworkTarget | null = null;
  #hintTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement, payload: FigurePayload, words: LiveWords) {
    this.#root = root;
    this.#payload = payload;
    this.#words = words;
    const { network, dataVersion } = payload;
    this.#model = createNetworkModel({ ...network, dataVersion });
    this.#filter = createLiveFilter(payload, words, () => {
      this.#onFilter();
    });
    this.#says = make("p", { class: "visually-hidden", attributes: { role: "status" } });
    this.#hint = make("p", { class: "live-hint", text: words.zoomHint });
    this.#evidence = make("section", {
      class: "live-evidence",
      attributes: { "aria-label": words.evidence, tabindex: "-1" },
    });
    this.#evidence.hidden = true;
    this.#hint.hidden = true;
    root.append(
      this.#hint,
      this.#toolbar(root),
      ...(this.#filter === null ? [] : [this.#filter.element]),
      this.#evidence,
      this.#says,
    );
    this.#evidence.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#close();
    });
    root.classList.add("is-live");
    // The screen may turn: then the other picture is the one that is seen.
    new ResizeObserver(() => {
      this.#view();
    }).observe(root);
    this.#view();
  }

  /** The picture that is seen; the first time it is, it is made to answer. */
  #view(): View | null {
    const svg = [...this.#root.querySelectorAll<SVGSVGElement>(".wide svg, .narrow svg")].find(
      (each) => each.getClientRects().length > 0,
    );
    if (svg === undefined) return null;
    const known = this.#views.get(svg);
    if (known !== undefined) return known;
    const parts = findParts(svg);
    if (parts === null) return null;
    const zoom = new NetworkZoom(parts, () => {
      this.#showHint();
    });
    const view = { parts, zoom, emphasis: new PartEmphasis(parts, this.#model) };
    this.#views.set(svg, view);
    this.#listen(view);
    view.emphasis.choose(this.#opened);
    this.#filterView(view);
    return view;
  }

  #toolbar(root: HTMLElement): HTMLElement {
    const button = (sign: string, label: string, act: () => void): HTMLElement => {
      const made = make("button", {
        text: sign,
        attributes: { type: "button", "aria-label": label, title: label },
      });
      made.addEventListener("click", act);
      return made;
    };
    const { zoomIn, zoomOut, whole, fullScreen } = this.#words;
    const full = button("", fullScreen, () => {
      void (document.fullscreenElement === null
        ? root.requestFullscreen()
        : document.exitFullscreen());
    });
    full.append(cornersIcon());
    return make("div", { class: "live-tools", attributes: { role: "group" } }, [
      button("+", zoomIn, () => {
        this.#view()?.zoom.zoom(ZOOM_STEP);
      }),
      button("−", zoomOut, () => {
        this.#view()?.zoom.zoom(1 / ZOOM_STEP);
      }),
      button("⌂", whole, () => {
        this.#view()?.zoom.whole();
      }),
      ...(document.fullscreenEnabled ? [full] : []),
    ]);
  }

  #listen({ parts: { svg }, zoom, emphasis }: View): void {
    svg.setAttribute("tabindex", "0");
    svg.setAttribute("role", "application");
    svg.setAttribute("aria-roledescription", this.#words.keys);
    svg.addEventListener("pointerover", ({ target }) => {
      emphasis.point(targetOf(target));
    });
    svg.addEventListener("pointerleave", () => {
      emphasis.point(null);
    });
    svg.addEventListener("click", ({ target }) => {
      if (zoom.isPulled) return;
      const found = targetOf(target);
      if (found !== null) this.#position = walkPositionOf(found);
      this.#open(found);
    });
    svg.addEventListener("keydown", this.#onKey);
    // Browsers take an SVG that was clicked for one that was reached by keyboard.
    svg.addEventListener("keyup", () => {
      svg.classList.add("has-keys");
    });
    svg.addEventListener("pointerdown", () => {
      svg.classList.remove("has-keys");
    });
  }

  #onKey = (event: KeyboardEvent): void => {
    const key = WALK_KEYS.find((each) => each === event.key);
    const target = this.#position?.target ?? null;
    const zoom = this.#view()?.zoom;
    if (event.key === "+" || event.key === "=") zoom?.zoom(ZOOM_STEP);
    else if (event.key === "-") zoom?.zoom(1 / ZOOM_STEP);
    else if (event.key === "0") zoom?.whole();
    else if (event.key === "Escape") this.#close();
    else if (event.key === "Enter" && target !== null) {
      this.#open(target);
      this.#evidence.focus();
    } else if (key !== undefined) this.#walk(key);
    else return;
    event.preventDefault();
  };

  #walk(key: (typeof WALK_KEYS)[number]): void {
    const placeOf = (id: string): { x: number; y: number } | undefined => {
      const place = this.#payload.positions[id];
      return place === undefined ? undefined : { x: place[0], y: place[1] };
    };
    this.#position = walk(this.#position, key, this.#model, placeOf);
    const target = this.#position?.target ?? null;
    const view = this.#view();
    const group = target === null ? undefined : view?.parts.groupOf(target);
    view?.emphasis.choose(target);
    if (group !== undefined) view?.zoom.show(group);
    this.#says.textContent = sentenceOf(group);
  }

  #open(target: NetworkTarget | null): void {
    if (target === null) {
      this.#close();
      return;
    }
    this.#opened = target;
    this.#choose(target);
    this.#showEvidence();
  }

  #showEvidence(): void {
    const target = this.#opened;
    if (target === null) return;
    const stances = this.#payload.stances.filter(
      (stance) => isAbout(stance, target) && (this.#filter?.holds(stance) ?? true),
    );
    const close = make("button", {
      text: "×",
      attributes: { type: "button", "aria-label": this.#words.close },
    });
    close.addEventListener("click", () => {
      this.#close();
    });
    this.#evidence.replaceChildren(
      make("header", {}, [
        make("h2", {
          text: sentenceOf(this.#view()?.parts.groupOf(target)),
          attributes: { dir: "auto" },
        }),
        close,
      ]),
      evidenceList(stances, this.#payload, this.#words),
    );
    this.#evidence.hidden = false;
  }

  #close(): void {
    const hadFocus = this.#evidence.contains(document.activeElement);
    this.#opened = null;
    this.#evidence.hidden = true;
    this.#choose(null);
    if (hadFocus) this.#view()?.parts.svg.focus();
  }

  #choose(target: NetworkTarget | null): void {
    for (const { emphasis } of this.#views.values()) emphasis.choose(target);
  }

  #onFilter(): void {
    let shown = 0;
    for (const view of this.#views.values()) shown = this.#filterView(view);
    this.#says.textContent = this.#words.shownOf
      .replace("{shown}", String(shown))
      .replace("{all}", String(this.#payload.stances.length));
    this.#showEvidence();
  }

  #filterView({ parts }: View): number {
    return applyFilter(parts, this.#payload, this.#filter?.holds ?? ((): boolean => true));
  }

  #showHint(): void {
    this.#hint.hidden = false;
    clearTimeout(this.#hintTimer);
    this.#hintTimer = setTimeout(() => {
      this.#hint.hidden = true;
    }, HINT_MS);
  }
}

function isAbout(stance: { from: string; to: string }, target: NetworkTarget): boolean {
  if (target.kind === "node") return stance.from === target.id || stance.to === target.id;
  return dyadKey(stance.from, stance.to) === dyadKey(target.from, target.to);
}

function wordsOf(root: HTMLElement): LiveWords | null {
  const text = root.querySelector("script[data-words]")?.textContent;
  return text === undefined ? null : (JSON.parse(text) as LiveWords);
}
