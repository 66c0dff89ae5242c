import type { Text } from "@codemirror/state";

/** A place as faults name it: line and column from 1, column and length in characters, not code units. */
export interface CharacterSpan {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** The span as offsets into the text, within it, and at least one character wide where there is one. */
export function toOffsets(
  text: Text,
  { line, column, length }: CharacterSpan,
): { readonly from: number; readonly to: number } {
  const at = text.line(Math.min(Math.max(1, line), text.lines));
  const characters = Array.from(at.text);
  const width = (count: number): number => characters.slice(0, count).join("").length;
  const from = at.from + width(column - 1);
  const to = at.from + width(column - 1 + Math.max(1, length));
  // At the end of a line the character before the place shows that something is missing after it.
  return from === to && from > at.from ? { from: from - 1, to } : { from, to };
}
