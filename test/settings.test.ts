import { describe, expect, it } from "@jest/globals";
import { parseSettings, type Environment, type Settings } from "../server/settings.ts";
import { EntenteError } from "../server/wire/entente-error.ts";

describe("parseSettings", () => {
  it("serves this machine alone, on port 4270, from ./data, when nothing is set", () => {
    expect(parse({})).toEqual({
      host: "127.0.0.1",
      port: 4270,
      dataFolder: "./data",
      logLevel: "info",
      allowedHosts: ["localhost", "127.0.0.1", "[::1]"],
      neo4j: null,
    });
  });

  it("takes empty variables as absent", () => {
    expect(parse({ PORT: "", HOST: " ", ENTENTE_DATA: "", NEO4J_URI: "" })).toEqual(parse({}));
  });

  it("is quiet on a terminal unless a level is asked for", () => {
    expect(parseSettings({}, { isTerminal: true }).logLevel).toBe("warn");
    expect(parseSettings({ ENTENTE_LOG: "debug" }, { isTerminal: true }).logLevel).toBe("debug");
  });

  it.each(["0", "1", "65535"])("takes PORT=%s", (port) => {
    expect(parse({ PORT: port }).port).toBe(Number(port));
  });

  it.each(["abc", "70000", "65536", "-1", "4270.5", "1e3", "0x10", "४२७०"])(
    "refuses PORT=%s and names the variable, the value and the remedy",
    (port) => {
      expect(refusal({ PORT: port })).toMatch(
        new RegExp(`^PORT=${port} is not a port; write a whole number`),
      );
    },
  );

  it.each(["127.0.0.1", "127.8.9.1", "localhost", "::1", "[::1]"])(
    "takes HOST=%s as this machine and guards the Host header",
    (host) => {
      const { allowedHosts } = parse({ HOST: host });
      expect(allowedHosts).toContain("localhost");
      expect(allowedHosts).toContain(host === "::1" ? "[::1]" : host);
    },
  );

  it.each(["0.0.0.0", "::", "192.168.1.5", "graph.example.org", "127.0.0.1.example.org"])(
    "refuses HOST=%s unless the graph may be public",
    (host) => {
      expect(refusal({ HOST: host })).toContain("ENTENTE_PUBLIC_READONLY=1");
      const settings = parse({ HOST: host, ENTENTE_PUBLIC_READONLY: "1" });
      expect(settings).toMatchObject({ host, allowedHosts: null });
    },
  );

  it.each([
    [{ HOST: "http://localhost" }, "HOST="],
    [{ ENTENTE_PUBLIC_READONLY: "yes" }, "ENTENTE_PUBLIC_READONLY=yes"],
    [{ ENTENTE_LOG: "loud" }, "ENTENTE_LOG=loud"],
    [{ ENTENTE_ALLOWED_HOSTS: "a.example,http://b" }, "ENTENTE_ALLOWED_HOSTS="],
  ])("refuses %j", (environment, named) => {
    expect(refusal(environment)).toContain(named);
  });

  it("adds hosts that a proxy in front names", () => {
    const { allowedHosts } = parse({ ENTENTE_ALLOWED_HOSTS: "Graph.example.org, b.example" });
    expect(allowedHosts).toEqual([
      "localhost",
      "127.0.0.1",
      "[::1]",
      "graph.example.org",
      "b.example",
    ]);
  });

  it("takes Neo4j where NEO4J_URI is set", () => {
    const { neo4j } = parse({ NEO4J_URI: "bolt://x", NEO4J_PASSWORD: "p", OTHER: "y" });
    expect(neo4j).toEqual({ uri: "bolt://x", username: "neo4j", password: "p" });
  });
});

function parse(environment: Environment): Settings {
  return parseSettings(environment, { isTerminal: false });
}

function refusal(environment: Environment): string {
  try {
    parse(environment);
  } catch (error) {
    if (error instanceof EntenteError && error.code === "invalid-setting") return error.message;
    throw error;
  }
  throw new Error("the setting was not refused");
}
