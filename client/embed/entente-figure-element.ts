import { dressFrame, toFigureUrl } from "./figure-frame.ts";
import { followSize } from "./frame-sizes.ts";

/** Told when the attribute `src` names no figure. Bubbles, crosses shadow roots. */
export class EntenteFigureErrorEvent extends Event {
  static readonly eventName = "entente-figure-error";
  readonly reason: string;

  constructor(reason: string) {
    super(EntenteFigureErrorEvent.eventName, { bubbles: true, composed: true });
    this.reason = reason;
  }
}

const STYLES = `
  :host { display: block; }
  :host([hidden]) { display: none; }
  iframe { display: block; width: 100%; border: 0; color-scheme: normal; }
`;
/** In CSS px, until the figure has said how high it is. */
const FIRST_HEIGHT = 420;

/**
 * A figure in a page, in a frame of its own inside a shadow root: no style or script of the page
 * reaches it, and none of its own reaches the page. What stands between the tags is shown until the
 * script has run and where `src` names no figure.
 *
 * | attribute | meaning                                                        | default         |
 * | --------- | -------------------------------------------------------------- | --------------- |
 * | `src`     | address of the figure, `https://…/embed/<id>`                  | none            |
 * | `label`   | name for screen readers until the figure has told its own title | `Figure`        |
 * | `token`   | for a figure that only those with a token may see              | none            |
 *
 * @fires entente-figure-error where `src` names no figure.
 */
export class EntenteFigureElement extends HTMLElement {
  static readonly observedAttributes = ["src", "label", "token"];
  readonly #root = this.attachShadow({ mode: "open" });
  #frame: HTMLIFrameElement | null = null;
  #unfollow: (() => void) | null = null;
  #height = FIRST_HEIGHT;

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.append(document.createElement("slot"));
  }

  connectedCallback(): void {
    this.#show();
  }

  disconnectedCallback(): void {
    this.#clear();
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (!this.isConnected || before === now) return;
    if (name === "label" && this.#frame !== null) this.#frame.title = this.#label();
    else this.#show();
  }

  #show(): void {
    const url = this.#url();
    if (url === null) {
      this.#clear();
      this.dispatchEvent(
        new EntenteFigureErrorEvent("src is not the address of a figure; use https://…/embed/<id>"),
      );
      return;
    }
    if (this.#frame?.src === url.href) return;
    this.#clear();
    const frame = document.createElement("iframe");
    dressFrame(frame, this.#label());
    frame.height = String(this.#height);
    this.#unfollow = followSize(frame, url, (height, title) => {
      this.#height = height;
      frame.height = String(height);
      if (title !== "") frame.title = title;
    });
    frame.src = url.href;
    this.#frame = frame;
    this.#root.replaceChildren(frame);
  }

  #clear(): void {
    this.#unfollow?.();
    this.#unfollow = null;
    this.#frame = null;
    this.#root.replaceChildren(document.createElement("slot"));
  }

  #url(): URL | null {
    const url = toFigureUrl(this.getAttribute("src"), this.ownerDocument.baseURI);
    if (url === null) return null;
    const token = this.getAttribute("token");
    // A frame is fetched by its address, so the token is in it; the server keeps addresses out of its
    // log, and the frame tells no other page its own.
    if (token !== null) url.searchParams.set("token", token);
    return url;
  }

  #label(): string {
    return this.getAttribute("label") ?? "Figure";
  }
}
