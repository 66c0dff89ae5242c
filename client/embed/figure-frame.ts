/** What a framed figure may do: run its own scripts, and open links to sources in a new tab. */
const SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";

/** Gives a frame the attributes that a figure needs and no more rights than those. */
export function dressFrame(frame: HTMLIFrameElement, title: string): void {
  frame.title = title;
  frame.loading = "lazy";
  // Where-used counts need the origin of the page, and nothing else of its address.
  frame.referrerPolicy = "strict-origin";
  frame.setAttribute("sandbox", SANDBOX);
  frame.setAttribute("allow", "fullscreen");
  frame.setAttribute("scrolling", "no");
}

/** The address of a figure's page from an attribute; null for anything but http and https. */
export function toFigureUrl(text: string | null, base: string): URL | null {
  if (text === null || text.trim() === "" || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  return url.protocol === "https:" || url.protocol === "http:" ? url : null;
}
