import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { parseSettings, type Environment, type Settings } from "../server/settings.ts";
import { EntenteError } from "../server/wire/entente-error.ts";

const TOKEN = "editor:Anna:k3Vq9_xT-0aLmZp7Yc2RwN8e";

describe("parseSettings", () => {
  it("serves this machine alone, on port 4270, from ./data, when nothing is set", () => {
    expect(parse({})).toEqual({
      host: "127.0.0.1",
      port: 4270,
      dataFolder: "./data",
      documents: { kind: "folder", folder: "./data" },
      logLevel: "info",
      allowedHosts: ["localhost", "127.0.0.1", "[::1]"],
      access: { tokens: [], strangers: "editor", requestsPerMinute: null, trustProxy: false },
      queryLimits: { timeMs: 60_000, rows: 1_000_000, bytes: 268_435_456 },
      neo4j: null,
    });
  });

  it("takes empty variables as absent", () => {
    expect(parse({ PORT: "", HOST: " ", ENTENTE_DATA: "", NEO4J_URI: "" })).toEqual(parse({}));
  });

  it("takes each limit of queries by itself, and refuses what is not a limit", () => {
    expect(parse({ ENTENTE_QUERY_ROWS: "5000" }).queryLimits).toEqual({
      ...parse({}).queryLimits,
      rows: 5000,
    });
    for (const text of ["0", "-1", "1e6", "1.5", "many", "9".repeat(16)]) {
      expect(refusal({ ENTENTE_QUERY_TIME_MS: text })).toBe(
        `ENTENTE_QUERY_TIME_MS=${text} is not a limit; write a whole number of at least 1, such as 60000.`,
      );
    }
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
    { HOST: "0.0.0.0" },
    { ENTENTE_ALLOWED_HOSTS: "localhost,graph.example.org" },
    { ENTENTE_TRUST_PROXY: "1" },
  ])("refuses %j where nobody said who may do what", (environment: Environment) => {
    expect(refusal(environment)).toContain("set ENTENTE_TOKENS");
    expect(parse({ ...environment, ENTENTE_TOKENS: TOKEN }).access.strangers).toBe("stranger");
    expect(parse({ ...environment, ENTENTE_PUBLIC_READONLY: "1" }).access.strangers).toBe("viewer");
  });

  it.each([
    [{}, "editor", null],
    [{ ENTENTE_ALLOWED_HOSTS: "localhost" }, "editor", null],
    [{ ENTENTE_PUBLIC_READONLY: "1" }, "viewer", 600],
    [{ ENTENTE_TOKENS: TOKEN }, "stranger", 600],
    [{ ENTENTE_TOKENS: TOKEN, ENTENTE_PUBLIC_READONLY: "1" }, "viewer", 600],
    [{ ENTENTE_TOKENS: TOKEN, ENTENTE_REQUESTS_PER_MINUTE: "0" }, "stranger", null],
    [{ ENTENTE_REQUESTS_PER_MINUTE: "90" }, "editor", 90],
  ])("with %j whoever has no token is %s, of %p requests", (environment, strangers, requests) => {
    const { access } = parse(environment);

    expect([access.strangers, access.requestsPerMinute]).toEqual([strangers, requests]);
  });

  it("reads tokens from a file, for secrets that containers mount", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "entente-tokens-"));
    const file = path.join(folder, "tokens");
    await writeFile(file, `# the desk\n${TOKEN}\n`);

    const { tokens } = parse({ ENTENTE_TOKENS_FILE: file }).access;

    await rm(folder, { recursive: true });
    expect(tokens.map(({ name, role }) => [name, role])).toEqual([["Anna", "editor"]]);
  });

  it.each([
    ["0", false],
    ["1", 1],
    ["10.0.0.0/8, fd00::/8, 192.0.2.7", ["10.0.0.0/8", "fd00::/8", "192.0.2.7"]],
    ["loopback", ["loopback"]],
  ])("takes ENTENTE_TRUST_PROXY=%s", (text, trustProxy) => {
    const settings = parse({ ENTENTE_TRUST_PROXY: text, ENTENTE_TOKENS: TOKEN });

    expect(settings.access.trustProxy).toEqual(trustProxy);
  });

  it.each([
    [{ HOST: "http://localhost" }, "HOST="],
    [{ ENTENTE_PUBLIC_READONLY: "yes" }, "ENTENTE_PUBLIC_READONLY=yes"],
    [{ ENTENTE_LOG: "loud" }, "ENTENTE_LOG=loud"],
    [{ ENTENTE_ALLOWED_HOSTS: "a.example,http://b" }, "ENTENTE_ALLOWED_HOSTS="],
    [{ ENTENTE_TRUST_PROXY: "true" }, "ENTENTE_TRUST_PROXY=true"],
    [{ ENTENTE_TRUST_PROXY: "11" }, "ENTENTE_TRUST_PROXY=11"],
    [{ ENTENTE_TRUST_PROXY: "10.0.0.0/33" }, "ENTENTE_TRUST_PROXY=10.0.0.0/33"],
    [{ ENTENTE_TRUST_PROXY: "proxy.example" }, "ENTENTE_TRUST_PROXY=proxy.example"],
    [{ ENTENTE_REQUESTS_PER_MINUTE: "-1" }, "ENTENTE_REQUESTS_PER_MINUTE=-1"],
    [{ ENTENTE_REQUESTS_PER_MINUTE: "lots" }, "ENTENTE_REQUESTS_PER_MINUTE=lots"],
    [{ ENTENTE_TOKENS: "# nobody" }, "ENTENTE_TOKENS names no token"],
    [{ ENTENTE_TOKENS: TOKEN, ENTENTE_TOKENS_FILE: "/x" }, "are both set"],
    [{ ENTENTE_TOKENS_FILE: "/nowhere/tokens" }, "ENTENTE_TOKENS_FILE=/nowhere/tokens"],
  ])("refuses %j", (environment, named) => {
    expect(refusal(environment)).toContain(named);
  });

  it("adds hosts that a proxy in front names", () => {
    const { allowedHosts } = parse({
      ENTENTE_ALLOWED_HOSTS: "Graph.example.org, b.example",
      ENTENTE_TOKENS: TOKEN,
    });
    expect(allowedHosts).toEqual([
      "localhost",
      "127.0.0.1",
      "[::1]",
      "graph.example.org",
      "b.example",
    ]);
  });

  it("is asked by its own names too, as probes of the same machine do", () => {
    const { allowedHosts } = parse({
      HOST: "0.0.0.0",
      ENTENTE_ALLOWED_HOSTS: "graph.example.org",
      ENTENTE_TOKENS: TOKEN,
    });
    expect(allowedHosts).toEqual(expect.arrayContaining(["127.0.0.1", "graph.example.org"]));
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
