import { createWriteStream, type WriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { once } from "node:events";
import path from "node:path";
import { finished } from "node:stream/promises";
import { itemToRecord, SEARCH_PROPERTY, type ItemRecord } from "../../store/item-record.ts";
import type { GraphItem } from "../../wire/interchange.ts";

type Column = readonly [name: string, type: "string" | "double" | "long" | "date" | "string[]"];

const texts = (...names: string[]): Column[] => names.map((name) => [name, "string"]);
const NAMED: readonly Column[] = [["aliases", "string[]"], ...texts("summary", SEARCH_PROPERTY)];
const PERIOD: readonly Column[] = [
  ["since", "date"],
  ["until", "date"],
];

/** The columns of each file beside its keys, with the types of Neo4j's importer. */
const FILES = {
  actors: [
    ...texts("name", "kind", "role", "country", "wikidata"),
    ["lat", "double"],
    ["lon", "double"],
    ...NAMED,
  ],
  issues: [...texts("name"), ...NAMED],
  sources: [
    ...texts("title", "publisher", "url", "language", "archive", "kind"),
    ["published", "date"],
  ],
  stances: [
    ...texts("id", "act", "issue", "summary", "quote", "locator", "source", "status", "via"),
    ...texts("disputes", "fromCode", "fromName", "toCode", "toName"),
    ["polarity", "double"],
    ["goldstein", "double"],
    ["tone", "double"],
    ["mentions", "long"],
    ["date", "date"],
    ["otherSources", "string[]"],
  ],
  ties: [...texts("role", "treaty", "type", "source"), ["obligations", "string[]"], ...PERIOD],
} as const satisfies Record<string, readonly Column[]>;
type FileName = keyof typeof FILES;

/** Between the values of a list: no text of a graph has it. */
const ARRAY_DELIMITER = "\u001f";

/** The command that makes a database of the files. */
export const IMPORT_COMMAND =
  "neo4j-admin database import full --array-delimiter=U+001F --multiline-fields=true --nodes=actors.csv --nodes=issues.csv --nodes=sources.csv --relationships=stances.csv --relationships=ties.csv neo4j";

/**
 * Writes items as the file set of Neo4j's own bulk importer, for graphs too large for a loader. Streams:
 * memory does not grow with the graph. `entente db setup` then makes constraints and indexes.
 */
export async function writeNeo4jFiles(
  items: AsyncIterable<GraphItem>,
  folder: string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const files = new Map<FileName, WriteStream>();
  for (const name of Object.keys(FILES) as FileName[]) {
    const stream = createWriteStream(path.join(folder, `${name}.csv`));
    stream.write(header(name));
    files.set(name, stream);
  }
  try {
    for await (const item of items) {
      const stream = files.get(`${item.kind}s`);
      if (stream?.write(line(`${item.kind}s`, itemToRecord(item))) === false) {
        await once(stream, "drain");
      }
    }
  } finally {
    for (const stream of files.values()) {
      stream.end();
      await finished(stream);
    }
  }
}

function header(name: FileName): string {
  const columns = FILES[name].map(([column, type]) => `${column}:${type}`);
  const isEdges = name === "stances" || name === "ties";
  const space = name === "sources" ? "Source" : "End";
  const keys = isEdges
    ? [":START_ID(End)", ":END_ID(End)", ":TYPE"]
    : [`id:ID(${space})`, ":LABEL"];
  return `${[...keys, ...columns].join(",")}\n`;
}

function line(name: FileName, record: ItemRecord): string {
  const keys =
    record.shape === "edge"
      ? [record.from, record.to, record.type]
      : [record.id, [record.label, record.kindLabel ?? []].flat().join(ARRAY_DELIMITER)];
  const values = FILES[name].map(([column]) => {
    const value = record.properties[column];
    return typeof value === "object" ? value.join(ARRAY_DELIMITER) : (value ?? null);
  });
  return `${[...keys, ...values].map(cell).join(",")}\n`;
}

/** Always quoted where it is a text, so that an empty text is one and nothing is nothing. */
function cell(value: string | number | null): string {
  if (value === null) return "";
  return typeof value === "number" ? String(value) : `"${value.replaceAll('"', '""')}"`;
}
