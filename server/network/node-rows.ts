import type { ActorKind } from "../wire/actor.ts";
import { ACTOR_KINDS } from "../wire/actor.ts";
import type { NetworkNode } from "../wire/network.ts";
import { readRows, toText, toTextOrNull, type ReadContext } from "./row-values.ts";

/** An actor or issue without its weight. */
export type NodeFacts = Omit<NetworkNode, "stancesOut" | "stancesIn">;

const ACTOR_COLUMNS =
  "RETURN n.id AS id, n.name AS name, n.kind AS kind, n.role AS role, n.country AS country, n.lat AS lat, n.lon AS lon";
const ISSUE_COLUMNS = "RETURN n.id AS id, n.name AS name";
/** Ids from which on it costs less to read all nodes than to look each one up in a list. */
const MANY_IDS = 2_000;

/** Actors and issues by id. Ids that the graph does not have are left out. */
export async function readNodes(
  context: ReadContext,
  ids: readonly string[],
): Promise<Map<string, NodeFacts>> {
  if (ids.length === 0) return new Map();
  const isMany = ids.length > MANY_IDS;
  const where = isMany ? "" : "WHERE n.id IN $ids ";
  const params = isMany ? {} : { ids };
  const [actors, issues] = await Promise.all([
    readRows(context, `MATCH (n:Actor) ${where}${ACTOR_COLUMNS}`, params),
    readRows(context, `MATCH (n:Issue) ${where}${ISSUE_COLUMNS}`, params),
  ]);
  const nodes = new Map<string, NodeFacts>();
  const wanted = new Set(ids);
  for (const [key, name, kind, role, country, lat, lon] of actors) {
    const id = toText(key);
    if (!wanted.has(id)) continue;
    nodes.set(id, {
      id,
      label: "actor",
      name: toTextOrNull(name) ?? id,
      kind: toKind(toTextOrNull(kind)),
      ...(typeof role === "string" ? { role } : {}),
      ...(typeof country === "string" ? { country } : {}),
      ...(typeof lat === "number" ? { lat } : {}),
      ...(typeof lon === "number" ? { lon } : {}),
    });
  }
  for (const [key, name] of issues) {
    const id = toText(key);
    if (!wanted.has(id)) continue;
    nodes.set(id, { id, label: "issue", name: toTextOrNull(name) ?? id, kind: null });
  }
  return nodes;
}

/** The kind as the wire has it. A graph that was not made by our loader may have others: a group. */
export function toKind(kind: string | null): ActorKind {
  return ACTOR_KINDS.find((known) => known === kind) ?? "group";
}
