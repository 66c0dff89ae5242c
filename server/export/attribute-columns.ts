import type { ExportValue } from "./export-graph.ts";

/** An attribute that a file declares once for all its nodes or all its edges. */
export interface AttributeColumn {
  /** Name in the graph. */
  readonly name: string;
  /** Name in the file. */
  readonly title: string;
  readonly type: "boolean" | "long" | "double" | "string";
}

interface Attributed {
  readonly attributes?: Readonly<Record<string, ExportValue | null | undefined>>;
}

/**
 * The attributes of nodes or edges in the order in which they come up, each with the narrowest type
 * that holds all its values.
 * @param reserved names, in lower case, that mean something else in the file; an attribute of such a
 *   name gets an underscore behind it.
 */
export function attributeColumns(
  items: Iterable<Attributed>,
  reserved: readonly string[],
): readonly AttributeColumn[] {
  const types = new Map<string, AttributeColumn["type"]>();
  for (const { attributes = {} } of items) {
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null || value === undefined) continue;
      const [before, type] = [types.get(name), typeOf(value)];
      types.set(name, before === undefined ? type : commonType(before, type));
    }
  }
  const titles = new Set<string>();
  return [...types].map(([name, type]) => {
    let title = reserved.includes(name.toLowerCase()) ? `${name}_` : name;
    while (titles.has(title)) title += "_";
    titles.add(title);
    return { name, title, type };
  });
}

function typeOf(value: ExportValue): AttributeColumn["type"] {
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "string") return "string";
  return typeof value === "bigint" || Number.isSafeInteger(value) ? "long" : "double";
}

function commonType(
  a: AttributeColumn["type"],
  b: AttributeColumn["type"],
): AttributeColumn["type"] {
  if (a === b) return a;
  const isNumber = [a, b].every((type) => type === "long" || type === "double");
  return isNumber ? "double" : "string";
}
