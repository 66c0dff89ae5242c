import { toFigureUrl } from "./figure-frame.ts";
import { followSize } from "./frame-sizes.ts";

const SELECTOR = "iframe[src*='/embed/']";

/**
 * Makes the height of plain frames that show a figure of a server follow their content, also of
 * frames that come later. Frames of other servers are left alone.
 */
export function followPlainFrames(serverOrigin: string): void {
  const followed = new WeakMap<HTMLIFrameElement, string>();
  const follow = (frame: HTMLIFrameElement): void => {
    const url = toFigureUrl(frame.getAttribute("src"), document.baseURI);
    if (url?.origin !== serverOrigin || followed.get(frame) === url.href) return;
    followed.set(frame, url.href);
    followSize(frame, url, (height) => {
      frame.height = String(height);
    });
  };
  const followAll = (): void => {
    for (const frame of document.querySelectorAll<HTMLIFrameElement>(SELECTOR)) follow(frame);
  };
  followAll();
  new MutationObserver(followAll).observe(document.documentElement, {
    childList: true,
    subtree: true,
  });
}
