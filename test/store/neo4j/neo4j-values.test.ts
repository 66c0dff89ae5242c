import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Neo4jStore } from "../../../server/store/neo4j/neo4j-store.ts";
import type { WireValue } from "../../../server/wire/wire-value.ts";
import { leaseNeo4j } from "../../neo4j/lease-neo4j.ts";
import { errorOf, rowsOf, valueOf } from "../contract-context.ts";
import { makeNeo4jStore } from "./make-neo4j-store.ts";

const lease = await leaseNeo4j();
afterAll(async () => {
  await lease?.release();
});

/** Cypher expression and its wire value, beyond those of the contract. */
const VALUES: readonly (readonly [string, WireValue])[] = [
  ["9223372036854775807", { $: "integer", value: "9223372036854775807" }],
  ["[9007199254740993, 1]", [{ $: "integer", value: "9007199254740993" }, 1]],
  ["0.0 / 0.0", { $: "float", value: "NaN" }],
  ["1.0 / 0.0", { $: "float", value: "Infinity" }],
  ["-1.0 / 0.0", { $: "float", value: "-Infinity" }],
  ["date('-0044-03-15')", { $: "date", value: "-0044-03-15" }],
  ["date('+12020-03-15')", { $: "date", value: "+12020-03-15" }],
  ["localdatetime('-0044-03-15T12:00')", { $: "localdatetime", value: "-0044-03-15T12:00:00" }],
  [
    "datetime('2020-10-22T10:15:30.123456789+04:00')",
    { $: "datetime", value: "2020-10-22T10:15:30.123456789+04:00" },
  ],
  [
    "datetime('2020-10-22T10:15:30[Asia/Baku]')",
    { $: "datetime", value: "2020-10-22T10:15:30+04:00[Asia/Baku]" },
  ],
  [
    "localdatetime('2020-10-22T10:15:30.5')",
    { $: "localdatetime", value: "2020-10-22T10:15:30.500000000" },
  ],
  ["time('10:15:30+01:00')", { $: "time", value: "10:15:30+01:00" }],
  ["localtime('10:15:30')", { $: "localtime", value: "10:15:30" }],
  ["duration('P1Y2M3DT4H5M6.007S')", { $: "duration", value: "P1Y2M3DT4H5M6.007S" }],
  ["duration({seconds: -1, nanoseconds: 500000000})", { $: "duration", value: "PT-0.5S" }],
  ["duration('PT0S')", { $: "duration", value: "PT0S" }],
  ["point({x: 1, y: 2.5})", { $: "point", srid: 7203, x: 1, y: 2.5 }],
  ["point({x: 1, y: 2, z: 3})", { $: "point", srid: 9157, x: 1, y: 2, z: 3 }],
  ["point({latitude: 40, longitude: 49.5})", { $: "point", srid: 4326, x: 49.5, y: 40 }],
  ["{a: [{b: date('2020-01-01')}]}", { a: [{ b: { $: "date", value: "2020-01-01" } }] }],
];

(lease === null ? describe.skip : describe)("values of Neo4j", () => {
  let store: Neo4jStore;
  beforeAll(async () => {
    if (lease === null) return;
    ({ store } = await makeNeo4jStore(lease));
  });
  afterAll(async () => {
    await store.close();
  });

  it.each(VALUES)("%s goes onto the wire and comes back the same", async (cypher, expected) => {
    const wire = (await valueOf(store, `RETURN ${cypher} AS value`)) ?? null;
    expect(wire).toEqual(expected);
    expect(JSON.parse(JSON.stringify(wire))).toEqual(expected);
    expect(await valueOf(store, "RETURN $wire AS value", { wire })).toEqual(expected);
  });

  it.each(VALUES.filter(([cypher]) => !cypher.includes("0.0")))(
    "%s is equal in the database to the parameter that its wire value makes",
    async (cypher, expected) => {
      const equal = await valueOf(store, `RETURN ${cypher} = $expected AS equal`, { expected });
      expect(equal).toBe(true);
    },
  );

  it("writes a duration as Cypher's own toString does", async () => {
    const [row] = await rowsOf(
      store,
      `WITH duration({months: 14, days: -3, hours: 25, seconds: 61.25}) AS d
       RETURN d, toString(d) AS text`,
    );
    expect(row?.[0]).toEqual({ $: "duration", value: row?.[1] });
  });

  it("keeps bytes, which Cypher itself cannot write", async () => {
    const bytes = { $: "bytes", base64: Buffer.from([0, 1, 127, 128, 255]).toString("base64") };
    expect(await valueOf(store, "RETURN $bytes AS value", { bytes })).toEqual(bytes);
  });

  it("takes a whole number as INTEGER, so that LIMIT accepts it", async () => {
    expect(await rowsOf(store, "UNWIND [1, 2, 3] AS n RETURN n LIMIT $n", { n: 2 })).toHaveLength(
      2,
    );
  });

  it.each([
    ["an integer beyond 64 bits", { $: "integer", value: "9223372036854775808" }],
    ["a text that is no integer", { $: "integer", value: "1e3" }],
    ["a text that is no date", { $: "date", value: "yesterday" }],
    [
      "a relationship",
      { $: "relationship", id: "a", type: "T", from: "b", to: "c", properties: {} },
    ],
  ] as const)("refuses as a parameter %s", async (_, sent) => {
    const error = await errorOf(rowsOf(store, "RETURN $sent AS value", { sent }));
    expect(error.code).toBe("invalid-query");
    expect(error.message).toContain("$sent");
  });

  it("answers on any graph: nodes, relationships and paths agree on ids that are not the engine's", async () => {
    if (lease === null) return;
    await lease.driver.executeQuery(
      `CREATE (a:Movie {title: 'Heat', id: 1, search: 'mine'}), (b:Person {name: 'Al', id: 1})
       CREATE (b)-[:ACTED_IN {role: 'Vincent'}]->(a), (b)-[:ACTED_IN {role: 'again'}]->(a)`,
    );
    const [row] = await rowsOf(
      store,
      "MATCH p = (b:Person)-[r:ACTED_IN {role: 'again'}]->(a:Movie) RETURN b, r, a, p, elementId(a) AS internal",
    );
    const [b, r, a, p, internal] = row as unknown as [Ends, Ends, Ends, Drawn, string];
    expect(r).toMatchObject({ $: "relationship", type: "ACTED_IN", from: b.id, to: a.id });
    expect(a.id).not.toBe(b.id);
    expect(a.properties).toEqual({ title: "Heat", id: 1, search: "mine" });
    expect(p.relationships[0]).toEqual(r);
    expect(JSON.stringify([b, r, a, p])).not.toContain(internal);
    // Alone, its ends are looked up; two relationships of one type stay two.
    const alone = await rowsOf(store, "MATCH ()-[r:ACTED_IN]->() RETURN r ORDER BY r.role DESC");
    expect(alone.map(([each]) => each)).toContainEqual(r);
    expect(new Set(alone.map(([each]) => (each as unknown as Ends).id)).size).toBe(2);
  });

  it("looks up the ends of many relationships, each right", async () => {
    if (lease === null) return;
    await lease.empty();
    await lease.driver.executeQuery(
      `UNWIND range(0, 1999) AS n CREATE (:Actor {id: 'a' + n})-[:STANCE {id: 's' + n}]->(:Issue {id: 'i' + n})`,
    );
    const rows = await rowsOf(store, "MATCH ()-[s:STANCE]->() RETURN s");
    const wrong = rows.filter(([s]) => {
      const { id, from, to } = s as unknown as Ends;
      return from !== `a${id.slice(1)}` || to !== `i${id.slice(1)}`;
    });
    expect([rows.length, wrong.length]).toEqual([2000, 0]);
  });
});

interface Ends {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly properties: object;
}

interface Drawn {
  readonly relationships: readonly Ends[];
}
