import { askMessage, toFigureMessage } from "./frame-message.ts";

interface Frame {
  readonly element: HTMLIFrameElement;
  /** The only origin that the frame may speak from. */
  readonly origin: string;
  readonly onSize: (height: number, title: string) => void;
}

const frames = new Set<Frame>();

/**
 * Follows the height that a framed figure tells, until the returned function is called. Messages of
 * other windows, and of the frame itself when it was led elsewhere, are ignored.
 */
export function followSize(
  element: HTMLIFrameElement,
  src: URL,
  onSize: Frame["onSize"],
): () => void {
  const frame: Frame = { element, origin: src.origin, onSize };
  if (frames.size === 0) window.addEventListener("message", onMessage);
  frames.add(frame);
  const ask = (): void => {
    element.contentWindow?.postMessage(askMessage(), frame.origin);
  };
  element.addEventListener("load", ask);
  return () => {
    element.removeEventListener("load", ask);
    frames.delete(frame);
    if (frames.size === 0) window.removeEventListener("message", onMessage);
  };
}

function onMessage({ source, origin, data }: MessageEvent<unknown>): void {
  for (const frame of frames) {
    if (frame.element.contentWindow !== source || frame.origin !== origin) continue;
    const message = toFigureMessage(data);
    if (message !== null) frame.onSize(message.height, message.title);
  }
}
