import { describe, expect, it } from "@jest/globals";
import { neo4jPlace, parseNeo4jSettings } from "../../../server/store/neo4j/neo4j-settings.ts";
import { EntenteError } from "../../../server/wire/entente-error.ts";

const PASSWORD = "very-secret-word";
const GIVEN = { NEO4J_URI: "neo4j+s://graph.example:7688", NEO4J_PASSWORD: PASSWORD };

describe("the settings of Neo4j", () => {
  it("are null where no address is given", () => {
    expect(parseNeo4jSettings({})).toBeNull();
    expect(parseNeo4jSettings({ NEO4J_URI: " ", NEO4J_PASSWORD: PASSWORD })).toBeNull();
  });

  it("take the user from NEO4J_USERNAME, else NEO4J_USER, else neo4j", () => {
    const user = (more: object): unknown => parseNeo4jSettings({ ...GIVEN, ...more })?.username;
    expect(user({ NEO4J_USERNAME: "a", NEO4J_USER: "b" })).toBe("a");
    expect(user({ NEO4J_USER: "b" })).toBe("b");
    expect(user({})).toBe("neo4j");
  });

  it("take database, connections and fetch size, and leave out what is not given", () => {
    const more = { NEO4J_DATABASE: "graph", NEO4J_MAX_CONNECTIONS: "7", NEO4J_FETCH_SIZE: "100" };
    expect(parseNeo4jSettings({ ...GIVEN, ...more })).toEqual({
      uri: GIVEN.NEO4J_URI,
      username: "neo4j",
      password: PASSWORD,
      database: "graph",
      maxConnections: 7,
      fetchSize: 100,
    });
    expect(Object.keys(parseNeo4jSettings(GIVEN) ?? {})).toEqual(["uri", "username", "password"]);
  });

  it.each(["neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"])(
    "take %s://",
    (scheme) => {
      const uri = `${scheme}://localhost`;
      expect(parseNeo4jSettings({ ...GIVEN, NEO4J_URI: uri })?.uri).toBe(uri);
    },
  );

  it.each([
    ["NEO4J_URI", { NEO4J_URI: "http://localhost:7474" }],
    ["NEO4J_URI", { NEO4J_URI: "localhost" }],
    ["NEO4J_URI", { NEO4J_URI: `bolt://neo4j:${PASSWORD}@localhost` }],
    ["NEO4J_URI", { NEO4J_URI: "bolt://localhost?policy=eu" }],
    ["NEO4J_PASSWORD", { NEO4J_PASSWORD: "" }],
    ["NEO4J_MAX_CONNECTIONS", { NEO4J_MAX_CONNECTIONS: "0" }],
    ["NEO4J_FETCH_SIZE", { NEO4J_FETCH_SIZE: "many" }],
  ])("are refused by the name of the variable, without a secret: %s %j", (name, wrong) => {
    try {
      parseNeo4jSettings({ ...GIVEN, ...wrong });
    } catch (error) {
      if (!(error instanceof EntenteError)) throw error;
      expect(error.code).toBe("invalid-setting");
      expect(error.message).toContain(name);
      expect(error.message).not.toContain(PASSWORD);
      return;
    }
    throw new Error("It was not refused.");
  });

  it("name the place without credentials", () => {
    expect(neo4jPlace(`neo4j+s://u:${PASSWORD}@graph.example:7688/?a=b`)).toBe(
      "graph.example:7688",
    );
  });
});
