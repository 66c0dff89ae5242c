import { SlugSchema } from "../../server/wire/slug.ts";

/** What the reader opened: an actor or issue, or the ordered pair of two of them. */
export type Selection =
  | { readonly kind: "node"; readonly id: string }
  | { readonly kind: "dyad"; readonly from: string; readonly to: string };

// Not part of any id and never escaped in a query string.
const SEPARATOR = "~";

/** The selection as the URL writes it: `vladimir-putin`, or `vladimir-putin~tayyip-erdogan`. */
export function selectionToText(selection: Selection): string {
  return selection.kind === "node" ? selection.id : `${selection.from}${SEPARATOR}${selection.to}`;
}

/** The selection that the text stands for; null when it is not one. */
export function parseSelection(text: string): Selection | null {
  const ids = text.split(SEPARATOR);
  if (!ids.every((id) => SlugSchema.safeParse(id).success)) return null;
  const [first, second, ...rest] = ids;
  if (first === undefined || rest.length > 0) return null;
  return second === undefined
    ? { kind: "node", id: first }
    : { kind: "dyad", from: first, to: second };
}

export function isSameSelection(a: Selection | null, b: Selection | null): boolean {
  if (a === null || b === null) return a === b;
  return selectionToText(a) === selectionToText(b);
}
