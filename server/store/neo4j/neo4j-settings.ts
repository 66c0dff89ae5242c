import { EntenteError } from "../../wire/entente-error.ts";

/** Where the database is and how it is used. Never goes into a log, an error or a response. */
export interface Neo4jSettings {
  /** `neo4j://`, `neo4j+s://`, `neo4j+ssc://` or the same with `bolt`; holds no credentials. */
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  /** Absent: the user's home database. */
  readonly database?: string;
  /** Connections at most, so queries at the same time at most. Default 50. */
  readonly maxConnections?: number;
  /** Rows that the database sends ahead of the consumer. Default 500. */
  readonly fetchSize?: number;
  /** Milliseconds to wait for the TCP and TLS handshake. Default 5,000. */
  readonly connectTimeoutMs?: number;
  /** Milliseconds to wait for a free connection. Default 10,000. */
  readonly acquireTimeoutMs?: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const SCHEMES = ["neo4j:", "neo4j+s:", "neo4j+ssc:", "bolt:", "bolt+s:", "bolt+ssc:"];
const EXAMPLE = "such as neo4j://localhost:7687";

/**
 * The settings in an environment, or null where it names no database.
 *
 * Reads `NEO4J_URI`, `NEO4J_USERNAME` (else `NEO4J_USER`, else `neo4j`), `NEO4J_PASSWORD`,
 * `NEO4J_DATABASE`, `NEO4J_MAX_CONNECTIONS` and `NEO4J_FETCH_SIZE`.
 *
 * @throws EntenteError `invalid-setting`; the message names the variable, never a password.
 */
export function parseNeo4jSettings(environment: Environment): Neo4jSettings | null {
  const uri = given(environment, "NEO4J_URI");
  if (uri === undefined) return null;
  const password = environment["NEO4J_PASSWORD"];
  if (password === undefined || password === "") {
    throw invalid("NEO4J_PASSWORD", "is missing; set it to the password of the database user");
  }
  const database = given(environment, "NEO4J_DATABASE");
  const maxConnections = count(environment, "NEO4J_MAX_CONNECTIONS");
  const fetchSize = count(environment, "NEO4J_FETCH_SIZE");
  return {
    uri: checkedUri(uri),
    username: given(environment, "NEO4J_USERNAME") ?? given(environment, "NEO4J_USER") ?? "neo4j",
    password,
    ...(database === undefined ? {} : { database }),
    ...(maxConnections === undefined ? {} : { maxConnections }),
    ...(fetchSize === undefined ? {} : { fetchSize }),
  };
}

/** Host and port of the database, for messages: without scheme, user, password and query. */
export function neo4jPlace(uri: string): string {
  return URL.canParse(uri) ? new URL(uri).host || "an address without host" : "a malformed address";
}

function checkedUri(text: string): string {
  if (!URL.canParse(text)) throw invalid("NEO4J_URI", `is not an address; write one, ${EXAMPLE}`);
  const url = new URL(text);
  if (!SCHEMES.includes(url.protocol)) {
    const schemes = SCHEMES.map((scheme) => `${scheme}//`).join(", ");
    throw invalid("NEO4J_URI", `has the scheme ${url.protocol}//, but must have one of ${schemes}`);
  }
  if (url.hostname === "") throw invalid("NEO4J_URI", `names no host; write one, ${EXAMPLE}`);
  if (url.username !== "" || url.password !== "") {
    throw invalid("NEO4J_URI", "holds a user or password; use NEO4J_USERNAME and NEO4J_PASSWORD");
  }
  if (url.search !== "" && url.protocol.startsWith("bolt")) {
    throw invalid(
      "NEO4J_URI",
      "has a routing context (?…), which only neo4j:// addresses may have",
    );
  }
  return text;
}

function given(environment: Environment, name: string): string | undefined {
  const text = environment[name]?.trim();
  return text === "" ? undefined : text;
}

function count(environment: Environment, name: string): number | undefined {
  const text = given(environment, name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 100_000) return value;
  throw invalid(name, `is "${text}", but must be a whole number from 1 to 100000`);
}

function invalid(name: string, fault: string): EntenteError {
  return new EntenteError("invalid-setting", `${name} ${fault}.`, { details: { setting: name } });
}
