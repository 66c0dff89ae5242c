/**
 * What a figure in a frame and the page around it say to each other, by `postMessage`. Either side
 * checks where a message comes from before it looks at its shape, and ignores all others.
 */
const PROTOCOL = "entente-figure/1";

/** From the figure: how high it is now. Sent at the start and whenever it grows or shrinks. */
export interface FigureMessage {
  readonly protocol: typeof PROTOCOL;
  readonly kind: "size";
  /** Height of the content in CSS px. */
  readonly height: number;
  readonly title: string;
}

/** From the page: tell your size again. */
export interface PageMessage {
  readonly protocol: typeof PROTOCOL;
  readonly kind: "ask-size";
}

/** No figure is higher; a frame that says so is not believed. In CSS px. */
const MAX_HEIGHT = 20_000;
const MAX_TITLE = 500;

export function sizeMessage(height: number, title: string): FigureMessage {
  return { protocol: PROTOCOL, kind: "size", height, title: title.slice(0, MAX_TITLE) };
}

export function askMessage(): PageMessage {
  return { protocol: PROTOCOL, kind: "ask-size" };
}

/** The message that the data of an event is; null for anything else. */
export function toFigureMessage(data: unknown): FigureMessage | null {
  if (!isOurs(data) || data["kind"] !== "size") return null;
  const { height, title } = data;
  if (typeof height !== "number" || !(height >= 1 && height <= MAX_HEIGHT)) return null;
  return sizeMessage(Math.ceil(height), typeof title === "string" ? title : "");
}

export function isPageMessage(data: unknown): data is PageMessage {
  return isOurs(data) && data["kind"] === "ask-size";
}

function isOurs(data: unknown): data is Readonly<Record<string, unknown>> {
  return (
    typeof data === "object" && data !== null && "protocol" in data && data.protocol === PROTOCOL
  );
}
