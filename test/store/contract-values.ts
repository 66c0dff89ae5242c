import { expect } from "@jest/globals";
import type { WireValue } from "../../server/wire/wire-value.ts";
import { rowsOf, valueOf, type ContractContext } from "./contract-context.ts";

/** Every kind of value from the graph and from parameters, as it goes onto the wire. */
export function describeValues({ fact, shared }: ContractContext): void {
  const value = (cypher: string, params = {}): Promise<WireValue | undefined> =>
    valueOf(shared().store, cypher, params);

  const literals: readonly (readonly [string, string, WireValue])[] = [
    ["null", "null", null],
    ["a boolean", "true", true],
    ["an integer", "42", 42],
    ["a negative float", "-0.25", -0.25],
    ["an empty text", "''", ""],
    ["a text with quotes and breaks", "'it\\'s \"so\"\\n'", 'it\'s "so"\n'],
    ["a text beyond Latin", "'Ərdoğan 阿塞拜疆 نادي 🕊'", "Ərdoğan 阿塞拜疆 نادي 🕊"],
    ["an empty list", "[]", []],
    ["nested lists and maps", "[1, [2, {a: [null, 'x']}]]", [1, [2, { a: [null, "x"] }]]],
    ["an empty map", "{}", {}],
    ["the largest safe integer", "9007199254740991", 9007199254740991],
    ["an integer beyond 2^53", "9007199254740993", { $: "integer", value: "9007199254740993" }],
    [
      "the smallest 64-bit integer",
      "-9223372036854775807 - 1",
      { $: "integer", value: "-9223372036854775808" },
    ],
    ["a date", "date('2020-02-29')", { $: "date", value: "2020-02-29" }],
    [
      "a date inside a list and a map",
      "[{d: date('2020-10-22')}]",
      [{ d: { $: "date", value: "2020-10-22" } }],
    ],
    ["a map with a key $", "{`$`: 'node', a: 1}", { $: "map", entries: { $: "node", a: 1 } }],
  ];
  for (const [what, literal, expected] of literals) {
    fact(`returns ${what}`, async () => {
      expect(await value(`RETURN ${literal} AS value`)).toEqual(expected);
    });
  }

  const params: readonly (readonly [string, WireValue])[] = [
    ["text with Cypher in it", "'}) DETACH DELETE n //"],
    ["a 10 kB text", "ё\\'\n".repeat(2500)],
    ["a fraction", 0.1],
    ["nested lists and maps", { list: [1, { deep: [true, null] }], text: "x" }],
    ["an integer beyond 2^53", { $: "integer", value: "9007199254740993" }],
    ["a date", { $: "date", value: "2020-10-22" }],
    ["a map with a key $", { $: "map", entries: { $: "date", value: "no date" } }],
  ];
  for (const [what, sent] of params) {
    fact(`gives a parameter back as it came: ${what}`, async () => {
      expect(await value("RETURN $sent AS value", { sent })).toEqual(sent);
    });
  }

  fact("returns a node with our id, its labels in order and its properties", async () => {
    expect(await value("MATCH (a:Actor {id: 'ada'}) RETURN a")).toEqual({
      $: "node",
      id: "ada",
      labels: ["Actor", "Person"],
      properties: {
        id: "ada",
        kind: "person",
        name: "Ada Ərdoğan",
        aliases: ["Ada Erdogan", "Ада"],
        country: "aze",
        lat: 40,
        lon: 49.5,
      },
    });
  });

  fact(
    "returns a stance as a relationship between our ids, with its defaults filled in",
    async () => {
      expect(await value("MATCH ()-[s:STANCE {id: 'demand'}]->() RETURN s")).toEqual({
        $: "relationship",
        id: "demand",
        type: "STANCE",
        from: "bela",
        to: "lake",
        properties: {
          id: "demand",
          act: "051",
          goldstein: 3.4,
          polarity: 0.33999999999999997,
          date: { $: "date", value: "2020-02-29" },
          summary: "Praises the other side.",
          locator: "paragraph 1",
          source: "paper",
          status: "stated",
          mentions: 1,
        },
      });
    },
  );

  fact("gives a tie an id made of what tells it from others", async () => {
    expect(await value("MATCH (:Actor)-[t:MEMBER_OF]->(:Actor) RETURN t")).toMatchObject({
      $: "relationship",
      id: "MEMBER_OF|ada|club|paper|2019-01-01|chair",
      from: "ada",
      to: "club",
      properties: { role: "chair", since: { $: "date", value: "2019-01-01" } },
    });
  });

  fact("returns a path with its nodes and relationships in order", async () => {
    const path = await value(
      "MATCH p = (:Actor {id: 'ada'})-[:STANCE]->(:Actor {id: 'bela'})-[:STANCE]->(:Issue) RETURN p",
    );
    expect(path).toMatchObject({
      $: "path",
      nodes: [{ id: "ada" }, { id: "bela" }, { id: "lake" }],
      relationships: [
        { id: "praise", from: "ada", to: "bela" },
        { id: "demand", from: "bela", to: "lake" },
      ],
    });
  });

  fact("keeps the direction of a relationship in a path that goes against it", async () => {
    expect(
      await value("MATCH p = (:Issue {id: 'lake'})<-[:STANCE]-(:Actor {id: 'bela'}) RETURN p"),
    ).toMatchObject({
      nodes: [{ id: "lake" }, { id: "bela" }],
      relationships: [{ from: "bela", to: "lake" }],
    });
  });

  fact("stores polarity, goldstein, lat and lon as floats, also when they are whole", async () => {
    const [row] = await rowsOf(
      shared().store,
      `MATCH (a:Actor {id: 'ada'})-[s:STANCE {id: 'praise'}]->()
       RETURN s.polarity / 4 AS polarity, s.goldstein / 4 AS goldstein, a.lat / 3 AS lat, s.mentions / 2 AS mentions`,
    );
    expect(row).toEqual([0.25, 2.5, 40 / 3, 3]);
  });

  fact("compares stored dates with date($text) and with a date parameter", async () => {
    const count = "MATCH ()-[s:STANCE]->() WHERE s.date >= date($since) RETURN count(s)";
    expect(await value(count, { since: "2020-10-22" })).toBe(2);
    expect(await value(count, { since: "2020-10-23" })).toBe(0);
    expect(
      await value("MATCH ()-[s:STANCE]->() WHERE s.date = $day RETURN count(s)", {
        day: { $: "date", value: "2020-02-29" },
      }),
    ).toBe(1);
  });

  fact("finds actors by folded text in their search property", async () => {
    const query = "MATCH (a:Actor) WHERE a.search CONTAINS $text RETURN a.id AS id";
    expect(await value(query, { text: "ada ardogan" })).toBe("ada");
    expect(await value(query, { text: "ада" })).toBe("ada");
  });

  fact("returns no rows, but the columns, of a query that finds nothing", async () => {
    const stream = shared().store.read("MATCH (n:Nothing) RETURN n.a AS first, n.b AS second");
    expect(await stream.columns()).toEqual(["first", "second"]);
    const rows = [];
    for await (const row of stream) rows.push(row);
    expect(rows).toEqual([]);
    expect(stream.truncated).toBe(false);
  });

  fact("keeps the order of the rows and of the columns", async () => {
    expect(
      await rowsOf(
        shared().store,
        "UNWIND [3, 1, 2] AS n RETURN n AS b, n * n AS a ORDER BY b DESC",
      ),
    ).toEqual([
      [3, 9],
      [2, 4],
      [1, 1],
    ]);
  });
}
