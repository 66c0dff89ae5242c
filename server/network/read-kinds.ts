import { HELPER_PROPERTIES } from "../store/item-record.ts";
import { compareText } from "../wire/compare-text.ts";
import type { GraphSchema } from "../wire/graph-schema.ts";
import { StanceSchema } from "../wire/stance.ts";
import { AlliedWithSchema, RepresentsSchema, TIE_TYPES } from "../wire/tie.ts";
import { readCount, readRows, toCount, toTexts, type ReadContext } from "./row-values.ts";

type Kinds = GraphSchema["relationshipTypes"];

const OWN_TYPES = ["STANCE", ...TIE_TYPES] as const;
const MANY = 50_000;
const SAMPLE = 1_000;

/** Labels by name, each with the properties that any of its members has. */
export function readLabels(context: ReadContext): Promise<Kinds> {
  return readKinds(context, "MATCH (n) RETURN labels(n) AS names, keys(n) AS keys, count(*) AS n");
}

/**
 * Relationship types by name, each with the properties that any of its members has. Of a type with
 * many, what is not a property of ours is found in the first thousand only.
 * @param many beyond so many the keys of each are not looked at. Default 50,000.
 */
export async function readRelationshipTypes(context: ReadContext, many = MANY): Promise<Kinds> {
  const [all, own] = await Promise.all([
    readCount(context, "MATCH ()-[r]->() RETURN count(r) AS n"),
    Promise.all(
      OWN_TYPES.map((type) => readCount(context, `MATCH ()-[r:${type}]->() RETURN count(r) AS n`)),
    ),
  ]);
  const others = all > own.reduce((sum, n) => sum + n, 0);
  const kinds = await Promise.all([
    ...OWN_TYPES.map((type, index) => {
      const count = own[index] ?? 0;
      if (count === 0) return [];
      if (count > many) return readLargeType(context, type, count);
      return readKinds(context, `MATCH ()-[r:${type}]->() ${KEYS}`);
    }),
    others ? readKinds(context, OTHERS, { own: OWN_TYPES }) : [],
  ]);
  return kinds.flat().sort((a, b) => compareText(a.name, b.name));
}

const KEYS = "RETURN [type(r)] AS names, keys(r) AS keys, count(*) AS n";
const OTHERS = `MATCH ()-[r]->() WHERE NOT type(r) IN $own ${KEYS}`;
const OWN_PROPERTIES = new Set(
  [StanceSchema, RepresentsSchema, AlliedWithSchema].flatMap(({ shape }) => Object.keys(shape)),
);

async function readLargeType(
  context: ReadContext,
  type: (typeof OWN_TYPES)[number],
  count: number,
): Promise<Kinds> {
  const names = [...OWN_PROPERTIES];
  const columns = names.map((name) => `count(r.${name}) AS ${name}_`).join(", ");
  const [[used = []], sample] = await Promise.all([
    readRows(context, `MATCH ()-[r:${type}]->() RETURN ${columns}`),
    readKinds(context, `MATCH ()-[r:${type}]->() WITH r LIMIT ${SAMPLE} ${KEYS}`),
  ]);
  const properties = new Set([
    ...names.filter((_, index) => toCount(used[index]) > 0),
    ...sample.flatMap((kind) => kind.properties),
  ]);
  return [{ name: type, count, properties: [...properties].sort(compareText) }];
}

async function readKinds(
  context: ReadContext,
  cypher: string,
  params: { readonly own?: readonly string[] } = {},
): Promise<Kinds> {
  const kinds = new Map<string, { count: number; properties: Set<string> }>();
  for (const [names, keys, n] of await readRows(context, cypher, params)) {
    for (const name of toTexts(names)) {
      const kind = kinds.get(name) ?? { count: 0, properties: new Set() };
      kind.count += toCount(n);
      for (const key of toTexts(keys))
        if (!HELPER_PROPERTIES.includes(key)) kind.properties.add(key);
      kinds.set(name, kind);
    }
  }
  return [...kinds]
    .map(([name, { count, properties }]) => ({
      name,
      count,
      properties: [...properties].sort(compareText),
    }))
    .sort((a, b) => compareText(a.name, b.name));
}
