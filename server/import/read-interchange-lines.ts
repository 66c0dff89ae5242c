import type { GraphItem } from "../wire/interchange.ts";
import { checkItem } from "./check-item.ts";
import { FaultList, type ItemFault } from "./fault-list.ts";
import { GraphIndex } from "./graph-index.ts";
import { isRecord, ITEM_KINDS, type ItemKind } from "./graph-sections.ts";
import { pathText } from "./json-place.ts";
import { walkJson } from "./json-walk.ts";
import { readLines, readText } from "./read-text.ts";

/**
 * The items of the interchange format as JSON Lines, one by one. Each line is an object with exactly
 * one key, `actor`, `issue`, `source`, `stance` or `tie`, whose value is the item as in the document
 * form; an item may name only items of earlier lines. Empty lines are passed over. Memory grows with
 * the number of ids, not with the file.
 *
 * After the first fault nothing more is given, but the rest is still checked; the error comes at the
 * end. So whoever writes the items must undo what it has written when this throws.
 * @throws EntenteError `invalid-file`; `details.errors` holds the first 20 faults, each with its line,
 *   `details.total` the number of all.
 */
export async function* readInterchangeLines(
  bytes: AsyncIterable<Uint8Array>,
  fileName: string,
): AsyncGenerator<GraphItem> {
  const faults = new FaultList<string>();
  const index = new GraphIndex();
  let line = 0;
  for await (const text of readLines(readText(bytes, fileName), fileName)) {
    line += 1;
    if (text.trim() === "") continue;
    const checked = checkLine(text, index);
    for (const { place, fault } of checked.faults) faults.add(`line ${line}, ${place}`, fault);
    if (checked.item !== null && faults.total === 0) yield checked.item;
  }
  if (faults.total > 0) {
    throw faults.toError(
      fileName,
      faults.first.map(({ place }) => place),
    );
  }
}

interface CheckedLine {
  readonly item: GraphItem | null;
  readonly faults: readonly { readonly place: string; readonly fault: ItemFault }[];
}

function checkLine(text: string, index: GraphIndex): CheckedLine {
  const parsed = parseItemLine(text);
  if ("kind" in parsed) return checkKind(parsed.kind, parsed.raw, index);
  const place = `column ${parsed.column ?? 1}`;
  return { item: null, faults: [{ place, fault: parsed.fault }] };
}

/**
 * The item of a line, not yet checked, or why the line is none. `column`, from 1, is where it stops
 * being JSON; null where it is JSON but no item.
 */
export function parseItemLine(
  text: string,
):
  | { readonly kind: ItemKind; readonly raw: unknown }
  | { readonly fault: ItemFault; readonly column: number | null } {
  const syntax = walkJson(text);
  if (syntax !== null) {
    const { message, remedy, offset } = syntax;
    return { fault: { path: [], message, remedy }, column: offset + 1 };
  }
  const object: unknown = JSON.parse(text);
  const keys = isRecord(object) ? Object.keys(object) : [];
  const kind = ITEM_KINDS.find((known) => known === keys[0]);
  if (!isRecord(object) || kind === undefined || keys.length !== 1) {
    const message = "the line is not an object with one key that says what it holds";
    const remedy = `write {"actor": {…}}, or another of ${ITEM_KINDS.join(", ")}`;
    return { fault: { path: [], value: object, message, remedy }, column: null };
  }
  return { kind, raw: object[kind] };
}

function checkKind(kind: ItemKind, raw: unknown, index: GraphIndex): CheckedLine {
  const clash = index.add(kind, raw);
  const { item, faults } = checkItem(kind, raw, index);
  const all = clash === null ? faults : [clash, ...faults];
  return {
    item: all.length === 0 ? item : null,
    faults: all.map((fault) => ({ place: pathText([kind, ...fault.path]), fault })),
  };
}
