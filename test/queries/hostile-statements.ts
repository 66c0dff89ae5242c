/** A statement that no query may be, and the token that the guard must point at. */
export interface HostileStatement {
  /** `URL` stands for the address of a server that must never be asked. */
  readonly cypher: string;
  readonly token: string;
}

const of = (cypher: string, token: string): HostileStatement => ({ cypher, token });

/** Writes in every spelling. */
const WRITES: readonly HostileStatement[] = [
  of("CREATE (n:Actor {id: 'x'})", "CREATE"),
  of("create (n:Actor {id: 'x'}) return n", "create"),
  of("MERGE (n:Actor {id: 'x'})", "MERGE"),
  of("MATCH (n:Actor) SET n.name = 'x'", "SET"),
  of("MATCH (n:Actor) SET n += {name: 'x'} RETURN n", "SET"),
  of("MATCH (n:Actor) SET n:Ghost RETURN n", "SET"),
  of("MATCH (n:Actor) SET n = {id: 'x'} RETURN n", "SET"),
  of("MATCH (n:Actor) /* just looking */ SeT n.name = 'x'", "SeT"),
  of("MATCH (n:Actor)\nSET\nn.name = 'x'", "SET"),
  of("MATCH (n:Actor) REMOVE n.name", "REMOVE"),
  of("MATCH (n:Person) REMOVE n:Person RETURN n", "REMOVE"),
  of("MATCH ()-[r:STANCE]->() DELETE r", "DELETE"),
  of("MATCH (n) DETACH DELETE n", "DETACH"),
  of("MATCH (n) RETURN n UNION MATCH (n) DETACH DELETE n RETURN n", "DETACH"),
  of("MATCH (n:Actor) CALL { WITH n SET n.name = 'x' } RETURN n", "SET"),
  of("CALL { CREATE (n:Ghost) RETURN n } RETURN n", "CREATE"),
  of("MATCH (a) FOREACH (x IN [1] | SET a.name = 'x')", "FOREACH"),
  of("FOREACH (x IN [1] | CREATE (:Ghost))", "FOREACH"),
  of("MATCH (a:Actor {id: 'ada'}), (b:Actor {id: 'bela'}) CREATE (a)-[:STANCE]->(b)", "CREATE"),
  of("UNWIND range(1, 3) AS x MERGE (n:Ghost {id: x})", "MERGE"),
  of("OPTIONAL MATCH (n:Ghost) WITH n CREATE (:Ghost)", "CREATE"),
  of("MATCH (n:Actor) WITH n ORDER BY n.id LIMIT 1 SET n.id = 'z' RETURN n.id", "SET"),
  of("MATCH (n:Actor) WITH n, n.kind AS `create` SET n.x = 1", "SET"),
  of("INSERT (n:Ghost)", "INSERT"),
];

/** Schema and administration. */
const ADMINISTRATION: readonly HostileStatement[] = [
  of("CREATE INDEX ghost FOR (n:Actor) ON (n.name)", "CREATE"),
  of("CREATE CONSTRAINT ghost FOR (n:Actor) REQUIRE n.name IS UNIQUE", "CREATE"),
  of("CREATE FULLTEXT INDEX ghost FOR (n:Actor) ON EACH [n.name]", "CREATE"),
  of("DROP INDEX entente_names IF EXISTS", "DROP"),
  of("DROP CONSTRAINT entente_actor_id IF EXISTS", "DROP"),
  of("CREATE USER ghost SET PASSWORD 'abcdefgh1' CHANGE NOT REQUIRED", "CREATE"),
  of("ALTER USER neo4j SET PASSWORD 'abcdefgh1'", "ALTER"),
  of("ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'abcdefgh1'", "ALTER"),
  of("DROP USER neo4j", "DROP"),
  of("RENAME USER neo4j TO ghost", "RENAME"),
  of("CREATE DATABASE ghost", "CREATE"),
  of("DROP DATABASE neo4j", "DROP"),
  of("STOP DATABASE neo4j", "STOP"),
  of("START DATABASE neo4j", "START"),
  of("GRANT ROLE admin TO neo4j", "GRANT"),
  of("DENY READ {*} ON GRAPH * TO PUBLIC", "DENY"),
  of("REVOKE ROLE admin FROM neo4j", "REVOKE"),
  of("ENABLE SERVER 'x'", "ENABLE"),
  of("REALLOCATE DATABASES", "REALLOCATE"),
  of("SHOW USERS", "SHOW"),
  of("SHOW SETTINGS", "SHOW"),
  of("SHOW TRANSACTIONS YIELD transactionId AS id TERMINATE TRANSACTIONS id", "SHOW"),
  of("TERMINATE TRANSACTION 'neo4j-transaction-999999'", "TERMINATE"),
];

/** Files, addresses, procedures and functions. */
const OUTSIDE: readonly HostileStatement[] = [
  of("LOAD CSV FROM 'URL/a' AS line RETURN line", "LOAD"),
  of("LOAD CSV WITH HEADERS FROM 'file:///etc/passwd' AS line RETURN line", "LOAD"),
  of("load  /* */ csv from 'URL/b' as line return line", "load"),
  of("LOAD//\nCSV FROM 'URL/c' AS line RETURN line", "LOAD"),
  of("LO\\u0041D CSV FROM 'URL/d' AS line RETURN line", "\\"),
  of("WITH 'URL/e' AS url LOAD CSV FROM url AS line RETURN line", "LOAD"),
  of("CALL { LOAD CSV FROM 'URL/f' AS line RETURN line } RETURN line", "LOAD"),
  of("MATCH (n) RETURN n UNION LOAD CSV FROM 'URL/g' AS n RETURN n", "LOAD"),
  of("RETURN 1 AS one // \\u000A UNION LOAD CSV FROM 'URL/h' AS one RETURN one", "\\u000A"),
  of(
    "WITH '\\u0027 AS x LOAD CSV FROM \\u0027URL/i\\u0027 AS y RETURN y //' AS z RETURN z",
    "\\u0027",
  ),
  of("WITH 1 AS x /* \\u002A\\u002F LOAD CSV FROM 'URL/j' AS y RETURN y /* */ RETURN x", "\\u002A"),
  of("USING PERIODIC COMMIT 500 LOAD CSV FROM 'URL/k' AS line CREATE (:Ghost)", "USING"),
  of("CALL apoc.load.json('URL/l') YIELD value RETURN value", "apoc"),
  of("CALL `apoc`.`load`.`json`('URL/m') YIELD value RETURN value", "`apoc`"),
  of("CALL apoc.export.csv.all('/tmp/x.csv', {})", "apoc"),
  of("CALL apoc.cypher.runWrite('CREATE (:Ghost)', {})", "apoc"),
  of("CALL apoc.periodic.iterate('MATCH (n) RETURN n', 'DETACH DELETE n', {})", "apoc"),
  of("RETURN apoc.load.jsonParams('URL/n', {}, '')", "apoc"),
  of("CALL db.createLabel('Ghost')", "db"),
  of("CALL db.createProperty('ghost')", "db"),
  of("CALL db.clearQueryCaches()", "db"),
  of("CALL dbms.listConfig() YIELD name, value RETURN name, value", "dbms"),
  of("CALL dbms.killConnections(['bolt-1'])", "dbms"),
  of("CALL tx.setMetaData({app: 'ghost'})", "tx"),
  of("RETURN graph.byName('system')", "graph"),
];

/** Several statements, other databases, commits on the way. */
const STATEMENTS: readonly HostileStatement[] = [
  of("MATCH (n) RETURN n; MATCH (n) DETACH DELETE n", "MATCH"),
  of("RETURN 1; CREATE (:Ghost);", "CREATE"),
  of("RETURN ';'; CREATE (:Ghost)", "CREATE"),
  of("USE system MATCH (n) RETURN n", "USE"),
  of("USE graph.byName('system') MATCH (n) RETURN n", "USE"),
  of("CALL { USE system MATCH (n) RETURN n } RETURN n", "USE"),
  of("MATCH (n) CALL (n) { SET n.x = 1 } IN TRANSACTIONS", "IN"),
  of("MATCH (n) CALL { WITH n DETACH DELETE n } IN 4 CONCURRENT TRANSACTIONS OF 10 ROWS", "IN"),
  of("EXPLAIN CREATE (:Ghost)", "EXPLAIN"),
  of("PROFILE CREATE (:Ghost)", "PROFILE"),
  of("CYPHER runtime = slotted CREATE (:Ghost)", "CYPHER"),
];

/** All of them, with the address in place. */
export function hostileStatements(url: string): readonly HostileStatement[] {
  return [...WRITES, ...ADMINISTRATION, ...OUTSIDE, ...STATEMENTS].map(({ cypher, token }) => ({
    cypher: cypher.replaceAll("URL", url),
    token,
  }));
}
