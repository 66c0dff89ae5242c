import { recordKey, type NodeRecord } from "./item-record.ts";

/**
 * The keys of those nodes that a relationship hangs on or names.
 * @param find gives those of the ids of one label that are needed; it may give others besides.
 */
export async function neededKeys(
  nodes: readonly NodeRecord[],
  find: (label: NodeRecord["label"], ids: readonly string[]) => Promise<readonly string[]>,
): Promise<ReadonlySet<string>> {
  const needed = new Set<string>();
  for (const label of ["Actor", "Issue", "Source"] as const) {
    const ids = nodes.flatMap((node) => (node.label === label ? [node.id] : []));
    if (ids.length === 0) continue;
    for (const id of await find(label, ids)) {
      needed.add(recordKey({ shape: "node", label, kindLabel: null, id, properties: {} }));
    }
  }
  return needed;
}
