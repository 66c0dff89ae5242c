import { EntenteError } from "../wire/entente-error.ts";
import type { GraphItem, Interchange } from "../wire/interchange.ts";
import { checkItem } from "./check-item.ts";
import { FaultList } from "./fault-list.ts";
import { GraphIndex } from "./graph-index.ts";
import { isRecord, ITEM_KINDS, SECTIONS, type ItemKind } from "./graph-sections.ts";
import { lineAndColumn, linesOfPaths, pathText } from "./json-place.ts";
import { walkJson, type JsonPath } from "./json-walk.ts";
import { readText } from "./read-text.ts";

const MAX_CHARS = 200_000_000;

/**
 * The graph of an interchange document, `*.entente.json`, checked: every item fits its schema, ids
 * are unique, and whatever an item names is in the file. Reads the whole file into memory; for graphs
 * beyond some 100,000 stances use JSON Lines.
 * @throws EntenteError `invalid-file`; `details.errors` holds the first 20 faults in the file's order,
 *   each with its line, `details.total` the number of all.
 */
export async function readInterchange(
  bytes: AsyncIterable<Uint8Array>,
  fileName: string,
): Promise<Interchange> {
  const text = await readWhole(bytes, fileName);
  const faults = new FaultList<JsonPath>();
  const syntax = walkJson(text);
  if (syntax !== null) {
    const { line, column } = lineAndColumn(text, syntax.offset);
    faults.add([], { path: [], message: syntax.message, remedy: syntax.remedy });
    throw faults.toError(fileName, [`line ${line}, column ${column}`]);
  }
  const graph = checkDocument(JSON.parse(text) as unknown, faults);
  if (faults.total === 0) return graph;
  const paths = faults.first.map(({ place, fault }) => [...place, ...fault.path]);
  const lines = linesOfPaths(text, paths);
  const places = paths.map((path, index) =>
    [`line ${lines[index] ?? 1}`, pathText(path)].filter((part) => part !== "").join(", "),
  );
  throw faults.toError(fileName, places);
}

/** The items of a graph in load order: what is named comes before what names it. */
export function* interchangeItems(graph: Interchange): Generator<GraphItem> {
  for (const actor of graph.actors) yield { kind: "actor", actor };
  for (const issue of graph.issues) yield { kind: "issue", issue };
  for (const source of graph.sources) yield { kind: "source", source };
  const waiting = new Map(graph.stances.map((stance) => [stance.id, stance]));
  for (const { id } of graph.stances) {
    const chain = [];
    for (let next = waiting.get(id); next !== undefined; next = waiting.get(next.disputes ?? "")) {
      waiting.delete(next.id);
      chain.push(next);
    }
    for (const stance of chain.reverse()) yield { kind: "stance", stance };
  }
  for (const tie of graph.ties) yield { kind: "tie", tie };
}

async function readWhole(bytes: AsyncIterable<Uint8Array>, fileName: string): Promise<string> {
  const pieces: string[] = [];
  let chars = 0;
  for await (const piece of readText(bytes, fileName)) {
    pieces.push(piece);
    chars += piece.length;
    if (chars > MAX_CHARS) {
      const limit = MAX_CHARS.toLocaleString("en");
      const message = `${fileName} has more than ${limit} characters, too many for one JSON document. Write it as JSON Lines, one object per line. Nothing was imported.`;
      throw new EntenteError("invalid-file", message);
    }
  }
  return pieces.join("");
}

function checkDocument(document: unknown, faults: FaultList<JsonPath>): Interchange {
  const graph: Interchange = { actors: [], issues: [], sources: [], stances: [], ties: [] };
  const names = Object.values(SECTIONS).join(", ");
  if (!isRecord(document)) {
    const remedy = `write an object with the lists ${names}`;
    faults.add([], { path: [], message: "the document is not an object", remedy });
    return graph;
  }
  for (const section of Object.values(SECTIONS)) {
    if (document[section] !== undefined) continue;
    const message = `the list ${section} is missing`;
    faults.add([], { path: [section], message, remedy: `add "${section}": []` });
  }
  const index = new GraphIndex();
  const taken = indexSections(document, index);
  // In the order of the file, so that the first faults listed are the first ones in it.
  for (const [section, entries] of Object.entries(document)) {
    const kind = ITEM_KINDS.find((known) => SECTIONS[known] === section);
    if (kind === undefined) {
      const message = `${section} is not a known list`;
      faults.add([section], { path: [], message, remedy: `remove it; the lists are ${names}` });
    } else if (!Array.isArray(entries)) {
      const message = `${section} is not a list`;
      faults.add([section], { path: [], value: entries, message, remedy: "write a list in [ ]" });
    } else {
      checkSection(kind, entries, { index, taken, faults, graph });
    }
  }
  return graph;
}

/** Notes all ids before any check, since items may name later ones; gives the items whose id was taken. */
function indexSections(
  document: Readonly<Record<string, unknown>>,
  index: GraphIndex,
): Map<unknown, ReturnType<GraphIndex["add"]>> {
  const taken = new Map<unknown, ReturnType<GraphIndex["add"]>>();
  for (const kind of ITEM_KINDS) {
    const entries = document[SECTIONS[kind]];
    if (!Array.isArray(entries)) continue;
    for (const item of entries as readonly unknown[]) {
      const fault = index.add(kind, item);
      if (fault !== null) taken.set(item, fault);
    }
  }
  return taken;
}

function checkSection(
  kind: ItemKind,
  entries: readonly unknown[],
  state: {
    readonly index: GraphIndex;
    readonly taken: ReadonlyMap<unknown, ReturnType<GraphIndex["add"]>>;
    readonly faults: FaultList<JsonPath>;
    readonly graph: Interchange;
  },
): void {
  entries.forEach((raw, position) => {
    const place = [SECTIONS[kind], position];
    const clash = state.taken.get(raw) ?? null;
    if (clash !== null) state.faults.add(place, clash);
    const { item, faults } = checkItem(kind, raw, state.index);
    for (const fault of faults) state.faults.add(place, fault);
    if (item !== null) addItem(state.graph, item);
  });
}

function addItem(graph: Interchange, item: GraphItem): void {
  switch (item.kind) {
    case "actor":
      graph.actors.push(item.actor);
      return;
    case "issue":
      graph.issues.push(item.issue);
      return;
    case "source":
      graph.sources.push(item.source);
      return;
    case "stance":
      graph.stances.push(item.stance);
      return;
    case "tie":
      graph.ties.push(item.tie);
  }
}
