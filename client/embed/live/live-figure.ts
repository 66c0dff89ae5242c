import { dyadKey, type NetworkTarget } from "../../../server/picture/network-target.ts";
import type { FigurePayload } from "../../../server/wire/figure-payload.ts";
import { walk, walkPositionOf, WALK_KEYS, type WalkPosition } from "../../model/keyboard-walk.ts";
import { createNetworkModel, type NetworkModel } from "../../model/network-model.ts";
import { evidenceList } from "./evidence-list.ts";
import { findParts, sentenceOf, targetOf, type FigureParts } from "./figure-parts.ts";
import type { LiveWords } from "./live-words.ts";
import { make } from "./make-element.ts";
import { NetworkZoom, ZOOM_STEP } from "./network-zoom.ts";
import { PartEmphasis } from "./part-emphasis.ts";
import { applyFilter, createLiveFilter, type LiveFilter } from "./stance-filter.ts";

const HINT_MS = 1600;

/**
 * Makes a drawn figure answer: pointing brings a neighbourhood forward, a click or Enter opens the
 * evidence, and the picture can be enlarged, narrowed and walked by keyboard. The drawing stays the
 * one that was published; nothing is drawn anew and no WebGL is used.
 *
 * @param root what holds the picture; its `data-payload` is the address of the frozen payload, and a
 *   JSON script `data-words` inside it has the words.
 */
export async function startLiveFigure(root: HTMLElement): Promise<void> {
  const parts = findParts(root);
  const address = root.dataset["payload"];
  const words = wordsOf(root);
  if (parts === null || address === undefined || words === null) return;
  const response = await fetch(address);
  // The figure is complete without this; a reader who cannot have it keeps what there is.
  if (!response.ok) return;
  new LiveFigure(root, parts, (await response.json()) as FigurePayload, words);
}

class LiveFigure {
  readonly #parts: FigureParts;
  readonly #payload: FigurePayload;
  readonly #words: LiveWords;
  readonly #model: NetworkModel;
  readonly #zoom: NetworkZoom;
  readonly #emphasis: PartEmphasis;
  readonly #filter: LiveFilter | null;
  readonly #evidence: HTMLElement;
  readonly #says: HTMLElement;
  readonly #hint: HTMLElement;
  readonly #frame: HTMLElement;
  #position: WalkPosition | null = null;
  #opened: NetworkTarget | null = null;
  #hintTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement, parts: FigureParts, payload: FigurePayload, words: LiveWords) {
    this.#parts = parts;
    this.#payload = payload;
    this.#words = words;
    const { network, dataVersion } = payload;
    this.#model = createNetworkModel({ ...network, dataVersion });
    this.#emphasis = new PartEmphasis(parts, this.#model);
    this.#zoom = new NetworkZoom(parts, () => {
      this.#showHint();
    });
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
    this.#frame = parts.svg.parentElement ?? root;
    this.#frame.append(this.#hint);
    this.#frame.after(
      this.#toolbar(root),
      ...(this.#filter === null ? [] : [this.#filter.element]),
      this.#evidence,
      this.#says,
    );
    this.#listen();
    root.classList.add("is-live");
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
    return make("div", { class: "live-tools", attributes: { role: "group" } }, [
      button("+", zoomIn, () => {
        this.#zoom.zoom(ZOOM_STEP);
      }),
      button("−", zoomOut, () => {
        this.#zoom.zoom(1 / ZOOM_STEP);
      }),
      button("⌂", whole, () => {
        this.#zoom.whole();
      }),
      ...(document.fullscreenEnabled
        ? [
            button("⛶", fullScreen, () => {
              void (document.fullscreenElement === null
                ? root.requestFullscreen()
                : document.exitFullscreen());
            }),
          ]
        : []),
    ]);
  }

  #listen(): void {
    const { svg } = this.#parts;
    svg.setAttribute("tabindex", "0");
    svg.setAttribute("role", "application");
    svg.setAttribute("aria-roledescription", this.#words.keys);
    svg.addEventListener("pointerover", ({ target }) => {
      this.#emphasis.point(targetOf(target));
    });
    svg.addEventListener("pointerleave", () => {
      this.#emphasis.point(null);
    });
    svg.addEventListener("click", ({ target }) => {
      if (this.#zoom.isPulled) return;
      const found = targetOf(target);
      if (found !== null) this.#position = walkPositionOf(found);
      this.#open(found);
    });
    svg.addEventListener("keydown", this.#onKey);
    this.#evidence.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#close();
    });
  }

  #onKey = (event: KeyboardEvent): void => {
    const key = WALK_KEYS.find((each) => each === event.key);
    const target = this.#position?.target ?? null;
    if (event.key === "+" || event.key === "=") this.#zoom.zoom(ZOOM_STEP);
    else if (event.key === "-") this.#zoom.zoom(1 / ZOOM_STEP);
    else if (event.key === "0") this.#zoom.whole();
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
    const group = target === null ? undefined : this.#parts.groupOf(target);
    this.#emphasis.choose(target);
    if (group !== undefined) this.#zoom.show(group);
    this.#says.textContent = sentenceOf(group);
  }

  #open(target: NetworkTarget | null): void {
    if (target === null) {
      this.#close();
      return;
    }
    this.#opened = target;
    this.#emphasis.choose(target);
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
        make("h2", { text: sentenceOf(this.#parts.groupOf(target)), attributes: { dir: "auto" } }),
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
    this.#emphasis.choose(null);
    if (hadFocus) this.#parts.svg.focus();
  }

  #onFilter(): void {
    const holds = this.#filter?.holds ?? (() => true);
    const shown = applyFilter(this.#parts, this.#payload, holds);
    this.#says.textContent = this.#words.shownOf
      .replace("{shown}", String(shown))
      .replace("{all}", String(this.#payload.stances.length));
    this.#showEvidence();
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
