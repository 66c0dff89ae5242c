import { z } from "zod";
import { fileError } from "../../bytes/import-error.ts";
import { checkItem } from "../../check-item.ts";
import { defineFormat } from "../../define-format.ts";
import { GraphIndex } from "../../graph-index.ts";
import { isRecord, SECTIONS, type ItemKind } from "../../graph-sections.ts";
import type { ImportRecord, ReadInput } from "../../import-format.ts";
import { lineIndex } from "../../json-lines.ts";
import { parseJson, readWholeText } from "../../read-whole.ts";
import { faultRecord, itemRecord } from "./item-records.ts";

/**
 * Entente's own document, `*.entente.json`. Unlike `readInterchange`, which refuses a graph with any
 * fault, a faulty item is rejected, with every item that names it. What is named comes first, so
 * records are not in the order of the file. The whole file is read into memory; JSON Lines are not.
 */
export const INTERCHANGE = defineFormat({
  name: "interchange",
  title: "Entente document",
  options: z.strictObject({}),
  detect({ text }) {
    return /^\s*\{\s*"(?:actors|issues|sources|stances|ties)"\s*:\s*\[/.test(text)
      ? { confidence: 0.98, reason: "a JSON object with lists of actors, stances and so on" }
      : null;
  },
  read: readDocument,
});

interface Entry {
  readonly kind: ItemKind;
  readonly raw: unknown;
  readonly line: number;
}

async function* readDocument(input: ReadInput): AsyncGenerator<ImportRecord> {
  const text = await readWholeText(input);
  const document = parseJson(text, input.name);
  if (!isRecord(document)) {
    const names = Object.values(SECTIONS).join(", ");
    throw fileError(input.name, "is not an object", `Write one with the lists ${names}.`);
  }
  const lines = lineIndex(text, (path) => path.length === 2);
  const entries = (kind: ItemKind): Entry[] => {
    const section = SECTIONS[kind];
    const list = document[section] ?? [];
    if (!Array.isArray(list))
      throw fileError(input.name, `has ${section} that is not a list`, "Write it in [ ].");
    return list.map((raw: unknown, index) => ({
      kind,
      raw,
      line: lines.get(`${section}/${index}`) ?? 1,
    }));
  };
  const index = new GraphIndex();
  for (const kind of ["actor", "issue", "source"] as const) {
    for (const entry of entries(kind)) yield readEntry(entry, index);
  }
  yield* readStances(entries("stance"), index);
  for (const entry of entries("tie")) yield readEntry(entry, index);
}

/** Stances wait for the ones that they dispute; what still waits at the end names none of the file. */
function* readStances(entries: readonly Entry[], index: GraphIndex): Generator<ImportRecord> {
  let waiting = entries;
  for (;;) {
    const later: Entry[] = [];
    for (const entry of waiting) {
      const disputed = isRecord(entry.raw) ? entry.raw["disputes"] : undefined;
      if (typeof disputed === "string" && !index.has("stance", disputed)) later.push(entry);
      else yield readEntry(entry, index);
    }
    if (later.length === waiting.length) break;
    waiting = later;
  }
  for (const entry of waiting) yield readEntry(entry, index);
}

/** Only sound items go into the index, so that what names a rejected one is rejected too. */
function readEntry({ kind, raw, line }: Entry, index: GraphIndex): ImportRecord {
  const at = { line, offset: 0 };
  const { item, faults } = checkItem(kind, raw, index);
  const fault = faults[0] ?? (item === null ? null : index.add(kind, raw));
  if (item !== null && fault === null) return itemRecord(at, item);
  return faultRecord(at, JSON.stringify(raw), kind, fault);
}
