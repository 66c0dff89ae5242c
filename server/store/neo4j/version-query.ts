import { GraphDigest, VERSION_PROPERTY } from "../item-record.ts";

/** Labels of the nodes one of which carries what the loader wrote. */
export const VERSION_CARRIERS = ["Source", "Actor", "Issue"] as const;

/**
 * One row: the counts, which come from the count store, and what the carrier holds, which comes from
 * an index, whatever the graph's size.
 */
export const VERSION_QUERY = `
CALL () { MATCH (n) RETURN count(n) AS nodes }
CALL () { MATCH ()-[r]->() RETURN count(r) AS relationships }
RETURN nodes, relationships, COLLECT {
  ${VERSION_CARRIERS.map((label) => `MATCH (c:${label}) WHERE c.${VERSION_PROPERTY} IS NOT NULL RETURN c.${VERSION_PROPERTY} AS v`).join(" UNION ALL ")}
} AS versions`;

export interface GraphState {
  readonly nodes: number;
  readonly relationships: number;
  /** What the loader left; null in a graph that no loader wrote. */
  readonly stored: StoredVersion | null;
}

interface StoredVersion {
  readonly digest: string;
  readonly nodes: number;
  readonly relationships: number;
}

/** What the one row of {@link VERSION_QUERY} says, as the driver or the store gives it. */
export function toGraphState([nodes, relationships, versions]: readonly unknown[]): GraphState {
  const text: unknown = Array.isArray(versions) ? versions[0] : undefined;
  return {
    nodes: Number(nodes ?? 0),
    relationships: Number(relationships ?? 0),
    stored: typeof text === "string" ? parseVersion(text) : null,
  };
}

/** The version of the data: that of the loader, with the counts where others changed them since. */
export function toDataVersion({ nodes, relationships, stored }: GraphState): string {
  if (stored === null) {
    return nodes === 0 ? new GraphDigest().version() : `counts-${nodes}-${relationships}`;
  }
  const version = new GraphDigest(stored.digest).version();
  const isOurs = nodes === stored.nodes && relationships === stored.relationships;
  return isOurs ? version : `${version}-${nodes}-${relationships}`;
}

/** Null for a text that somebody else wrote there. */
function parseVersion(text: string): StoredVersion | null {
  const match = /^([0-9a-f]+)\/(\d+)\/(\d+)$/.exec(text);
  if (match === null) return null;
  const [, digest = "0", nodes, relationships] = match;
  return { digest, nodes: Number(nodes), relationships: Number(relationships) };
}
