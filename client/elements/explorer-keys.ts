/** Whether keys typed at the target are letters of a text. */
function isTyping(event: KeyboardEvent): boolean {
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

/** Whether the keys ask to take a step back, or to do it again; a text that is typed has its own. */
export function asksForStep(event: KeyboardEvent): "undo" | "redo" | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event)) return null;
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? "redo" : "undo";
  return key === "y" && !event.shiftKey ? "redo" : null;
}

/** Whether the key asks for the list of keys. */
export function asksForKeys(event: KeyboardEvent): boolean {
  return event.key === "?" && !event.ctrlKey && !event.metaKey && !isTyping(event);
}
