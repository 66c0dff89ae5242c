import { describe, expect, it } from "@jest/globals";
import { checkDialect } from "../../../server/store/embedded/dialect-check.ts";
import { EntenteError } from "../../../server/wire/entente-error.ts";

/** Query, line and column of the offending token, and that token. */
const UNSUPPORTED: readonly (readonly [string, number, string])[] = [
  ["MATCH (n:A|B) RETURN n", 11, "|"],
  ["MATCH (n:A&B) RETURN n", 11, "&"],
  ["MATCH (n:!A) RETURN n", 10, "!"],
  ["MATCH (n:%) RETURN n", 10, "%"],
  ["MATCH (n:(A|B)) RETURN n", 10, "("],
  ["MATCH (n:$($l)) RETURN n", 10, "$"],
  ["MATCH (n) WHERE n:A|B RETURN n", 20, "|"],
  ["MATCH (a)-[r:!R]->(b) RETURN r", 14, "!"],
  ["MATCH (a)-[r:R&S]->(b) RETURN r", 15, "&"],
  ["MATCH (a WHERE a.v = 1) RETURN a", 10, "WHERE"],
  ["MATCH ((a)-[:R]->(b)){1,2} RETURN a", 22, "{"],
  ["MATCH (x) ((a)-[:R]->(b))+ (y) RETURN x", 26, "+"],
  ["MATCH (a)-[:R]->{1,2}(b) RETURN a", 17, "{"],
  ["MATCH (a)-[:R]->+(b) RETURN a", 17, "+"],
  ["MATCH (a)-[:R]-*(b) RETURN a", 16, "*"],
  ["MATCH p = SHORTEST 1 (a)-[:R]->(b) RETURN p", 11, "SHORTEST"],
  ["MATCH p = ANY SHORTEST (a)-[:R*]->(b) RETURN p", 11, "ANY"],
  ["MATCH REPEATABLE ELEMENTS (a)-->(b) RETURN a", 7, "REPEATABLE"],
  ["MATCH (a)-[:R*2..1]->(b) RETURN a", 15, "2"],
  ["MATCH p = (n:A) RETURN p", 7, "p"],
  ["MATCH p = shortestPath((a)-[*]-(b)) WHERE length(p) > 1 RETURN p", 50, "p"],
  ["MATCH (n) RETURN id(n)", 18, "id"],
  ["MATCH (n) RETURN elementId(n)", 18, "elementId"],
  ["RETURN point({x: 1, y: 2})", 8, "point"],
  ["RETURN date.truncate('month', date('2020-01-05'))", 8, "date"],
  ["RETURN duration.between(date('2020-01-05'), date())", 8, "duration"],
  ["RETURN apoc.text.join(['a'], ',')", 8, "apoc"],
  ["RETURN date('2020-02-30')", 13, "'2020-02-30'"],
  ["RETURN date('2020')", 13, "'2020'"],
  ["RETURN 2 ^ 3 ^ 2", 10, "^"],
  ["RETURN 'a' || 'b'", 12, "||"],
  ["MATCH (n) WHERE n.x IS :: STRING RETURN n", 24, "::"],
  ["MATCH (n) RETURN COLLECT { MATCH (n)-->(m) RETURN m }", 18, "COLLECT"],
  ["MATCH (n) USING INDEX n:A(id) RETURN n", 11, "USING"],
  ["CALL { MATCH (n) RETURN n } IN TRANSACTIONS RETURN n", 29, "IN"],
  ["CALL apoc.load.json('x') YIELD value RETURN value", 6, "apoc"],
  ["CALL dbms.components()", 6, "dbms"],
  ["EXPLAIN MATCH (n) RETURN n", 1, "EXPLAIN"],
  ["PROFILE MATCH (n) RETURN n", 1, "PROFILE"],
  ["USE other MATCH (n) RETURN n", 1, "USE"],
  ["CYPHER 5 MATCH (n) RETURN n", 1, "CYPHER"],
  ["SHOW INDEXES", 1, "SHOW"],
  ["LET x = 1 RETURN x", 1, "LET"],
  ["MATCH (n) FILTER n.v = 1 RETURN n", 11, "FILTER"],
  ["MATCH (n) FINISH", 11, "FINISH"],
];

const SUPPORTED = [
  "MATCH (a)-[r:R|S]->(b) RETURN r",
  "MATCH (a)-[r:R|:S*1..3 {x: 1}]->(b) RETURN r",
  "MATCH (a)-[r:R WHERE r.w > 1]->(b) RETURN r",
  "MATCH (n) WHERE n:A AND any(x IN n.l WHERE x > 1) RETURN [m IN [n] WHERE m:A | m.id]",
  "MATCH (n) RETURN {a: (1 + 2), b: [x IN [1] | x * 2], c: $p}",
  "MATCH (n) RETURN [(n)-->(m:A) | m.id] AS ids, ((1) + (2)) * (3) AS six",
  "MATCH (n) WHERE EXISTS { (n)-[:R]->(m) WHERE m.v = 2 } RETURN COUNT { (n)-->() } AS c",
  "MATCH (n) CALL (n) { MATCH (n)-->(m) RETURN count(m) AS c } RETURN n, c",
  "MATCH p = shortestPath((a)-[*..4]-(b)) WHERE a.id = $a AND b.p = 1 RETURN p",
  "MATCH p = (a)-->(b), q = (b)<--(c) RETURN p, q",
  "MATCH (n) WHERE n.id = 'x' AND n.point = 1 RETURN n.filter AS use, 2 ^ 3 + 3 ^ 2 AS s",
  "WITH 1 AS x, date('2020-02-29') AS d RETURN x < -1, date($p), date($p) + duration('P1D') AS e;",
  "CALL db.labels() YIELD label RETURN label",
  "MATCH (n) RETURN 'LOAD CSV', n.`LOAD`, '|' AS load // LOAD CSV FROM",
];

describe("checkDialect", () => {
  it.each(UNSUPPORTED)("refuses with the place: %s", (query, column, token) => {
    const error = refusal(query);
    expect(error?.code).toBe("unsupported-query");
    expect(error?.details).toEqual({ line: 1, column, token });
    expect(error?.message).toMatch(/^The embedded engine does not support .+; .+\.$/);
  });

  it.each(SUPPORTED)("lets pass: %s", (query) => {
    expect(refusal(query)).toBeUndefined();
  });

  it.each(["LOAD CSV FROM 'x' AS l RETURN l", "load /**/ csv WITH HEADERS FROM $u AS l RETURN l"])(
    "forbids: %s",
    (query) => {
      expect(refusal(query)?.code).toBe("forbidden-query");
    },
  );

  it.each([
    "",
    ";",
    "MATCH (n) RETURN n; MATCH (m) RETURN m",
    "MATCH (n)",
    "RETURN 'x",
    "RETURN 1 /* x",
  ])("calls invalid: %s", (query) => {
    expect(refusal(query)?.code).toBe("invalid-query");
  });

  it("calls a date parameter that is no day invalid, and points at it", () => {
    const error = refusal("MATCH (s) WHERE s.date > date($since) RETURN s", {
      since: "2020-13-01",
    });
    expect(error?.code).toBe("invalid-query");
    expect(error?.details).toEqual({ line: 1, column: 31, token: "$since" });
    expect(refusal("RETURN date($since)", { since: null })).toBeUndefined();
  });
});

function refusal(query: string, params = {}): EntenteError | undefined {
  try {
    checkDialect(query, params);
  } catch (error) {
    if (error instanceof EntenteError) return error;
    throw error;
  }
  return undefined;
}
