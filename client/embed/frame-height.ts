import { isPageMessage, sizeMessage } from "./frame-message.ts";

/**
 * Tells the page around this frame how high the content is, at once and after every change, smaller
 * as well as larger. Does nothing where there is no page around.
 */
export function reportHeight(view: Window): void {
  const { parent, document } = view;
  if (parent === view) return;
  // Only to the page that framed us; until it is known, to nobody.
  let origin = originAround(view);
  let last = 0;
  const tell = (): void => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (origin === null || height === last || height < 1) return;
    last = height;
    parent.postMessage(sizeMessage(height, document.title), origin);
  };
  view.addEventListener("message", (event: MessageEvent<unknown>) => {
    if (event.source !== parent || !isPageMessage(event.data)) return;
    origin = event.origin;
    last = 0;
    tell();
  });
  new ResizeObserver(tell).observe(document.body);
  tell();
}

/** The origin of the page around, as the browser tells it; null where it does not. */
function originAround(view: Window): string | null {
  const [nearest] = "ancestorOrigins" in view.location ? view.location.ancestorOrigins : [];
  if (nearest !== undefined && nearest !== "null") return nearest;
  const { referrer } = view.document;
  return URL.canParse(referrer) ? new URL(referrer).origin : null;
}
