/** Whether keys typed at the target are letters of a text. */
export function isTyping(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  return target.matches("input:not([type=checkbox]), textarea, select") || target.isContentEditable;
}

/** Whether the keys ask for the search: Ctrl-K or Cmd-K anywhere, `/` outside of texts. */
export function asksForSearch(event: KeyboardEvent): boolean {
  const isCommand = event.ctrlKey || event.metaKey;
  if (isCommand && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") return true;
  return event.key === "/" && !isCommand && !event.altKey && !isTyping(event);
}
