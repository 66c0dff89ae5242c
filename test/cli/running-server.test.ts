import { cp, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { entente, type Ended } from "./run-entente.ts";
import { startServe, type ServingCommand } from "./start-serve.ts";

const TOKENS = "viewer:reader:aB3dE5gH7jK9mN1pQ3sT5vW7,editor:desk:zY9xW7vU5tS3rQ1pO9nM7lK5";

let folder: string;
/** A data folder with the article's graph, which no server holds. */
let filled: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "entente-served-"));
  filled = path.join(folder, "filled");
  expect((await entente(["query", "list", "--data", filled])).code).toBe(0);
}, 60_000);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe("with a server on the data folder", () => {
  let serving: ServingCommand;
  let data: string;
  beforeAll(async () => {
    data = await copyOf(filled);
    serving = await startServe(data, { ENTENTE_LOG: "info", ENTENTE_TOKENS: TOKENS });
  }, 60_000);
  afterAll(async () => {
    serving.child.kill("SIGKILL");
    await serving.ended;
  });

  it("asks the server, and prints what it would print without one", async () => {
    const commands = [
      ["query", "list"],
      ["query", "list", "--json"],
      ["query", "show", "quotes"],
      ["query", "run", "quotes"],
      ["query", "run", "quotes", "--format", "csv"],
      ["query", "run", "ego-network", "--format", "gexf"],
      ["query", "run", "ego-network", "--limit-rows", "3"],
      ["query", "run", "ego-network", "--limit-rows", "3", "--format", "csv"],
      ["query", "run", "mediators", "--min-regard", "2"],
      ["query", "run", "mediator"],
      ["query", "run", "mediators", "--format", "graphml"],
      ["cypher", "MATCH (a:Actor) RETURN a.id AS id ORDER BY id LIMIT 3"],
      ["cypher", "CREATE (n)"],
    ];
    for (const words of commands) {
      const [asked, opened] = [await run(words, data), await run(words, filled)];
      expect([words, asked]).toEqual([words, opened]);
    }
    const log = serving.logged().split("\n");
    expect(log.filter((line) => line.includes("/api/queries/quotes/run"))).toHaveLength(2);
    expect(log.filter((line) => line.includes("/api/cypher"))).toHaveLength(2);
  }, 120_000);

  it("gives JSON and CSV byte for byte as the server does", async () => {
    for (const type of ["application/json", "text/csv"]) {
      const answer = await fetch(`${serving.url}/api/queries/quotes/run`, {
        method: "POST",
        headers: {
          Accept: type,
          Authorization: "Bearer zY9xW7vU5tS3rQ1pO9nM7lK5",
          "Content-Type": "application/json",
        },
        body: "{}",
      });
      const text = withoutTimes(await answer.text());
      const format = type === "text/csv" ? "csv" : "json";
      expect((await run(["query", "run", "quotes", "--format", format], filled)).stdout).toBe(text);
    }
  });

  it("is let in by a secret in a note that only this user can read", async () => {
    const note = path.join(data, "server.json");
    expect((await stat(note)).mode & 0o777).toBe(0o600);
    const { secret, url } = JSON.parse(await readFile(note, "utf8")) as Record<string, string>;
    expect([url, secret?.length]).toEqual([serving.url, 43]);
    const role = async (token: string): Promise<unknown> => {
      const headers = { Authorization: `Bearer ${token}` };
      return (await fetch(`${serving.url}/api/session`, { headers })).json();
    };
    expect(await role(secret ?? "")).toMatchObject({ role: "editor", name: "command line" });
    expect(await role(`${secret ?? ""}x`)).toMatchObject({ code: "unauthenticated" });
    expect(serving.logged()).not.toContain(secret);
  });

  it("asks another server by its address, with the token of the environment", async () => {
    const words = ["cypher", "RETURN 1 AS one", "--server", serving.url];
    const [without, viewer, editor] = [
      await entente(words),
      await entente(words, { environment: { ENTENTE_TOKEN: "aB3dE5gH7jK9mN1pQ3sT5vW7" } }),
      await entente(words, { environment: { ENTENTE_TOKEN: "zY9xW7vU5tS3rQ1pO9nM7lK5" } }),
    ];
    expect([without.code, without.stderr]).toEqual([3, expect.stringMatching(/needs the role/)]);
    expect([viewer.code, viewer.stderr]).toEqual([3, expect.stringMatching(/role analyst/)]);
    expect([editor.code, editor.stdout]).toEqual([0, "one\n───\n  1\n"]);
  });

  it("checks and imports through the server, which keeps what comes in", async () => {
    const file = path.join(folder, "mine.cypher");
    await writeFile(
      file,
      "// Who is a state\nMATCH (s:State) RETURN s.name ORDER BY s.name LIMIT 10\n",
    );
    const dry = await run(["query", "import", file, "--dry-run"], data);
    expect(dry.stdout).toBe("mine.cypher:1 would be saved as who-is-a-state (Who is a state)\n");
    expect((await run(["query", "import", file], data)).stdout).toContain(
      "saved as who-is-a-state",
    );
    const again = await run(["query", "import", file], data);
    expect([again.code, again.stdout]).toEqual([
      0,
      "mine.cypher:1 is there already as who-is-a-state\n",
    ]);
    const shown = await run(["query", "show", "who-is-a-state"], data);
    const checked = await entente(["query", "check", "-", "--data", data], { input: shown.stdout });
    expect([checked.code, checked.stdout]).toEqual([0, ""]);
    expect((await run(["query", "run", "who-is-a-state"], data)).stdout).toContain("\nArmenia\n");
    await writeFile(file, "CREATE (n:Note)");
    const refused = await run(["query", "import", file], data);
    expect([refused.code, refused.stdout]).toEqual([1, expect.stringMatching(/refused: /)]);
  }, 60_000);

  it("finds actors that may be one through the server, and makes one of them there", async () => {
    const file = path.join(folder, "twice.csv");
    await writeFile(
      file,
      "from,to,date,polarity\nAda Dahl,Norway,2020-01-02,1\nA. Dahl,Norway,2020-01-03,1\n",
    );
    expect((await run(["import", file], data)).code).toBe(0);
    const found = await run(["actors", "duplicates", "--limit", "1"], data);
    expect(found.stdout).toMatch(/^A\. Dahl \(a-dahl\) and Ada Dahl \(ada-dahl\): .*initials/);
    const merged = await run(["actors", "merge", "a-dahl", "ada-dahl"], data);
    expect([merged.code, merged.stdout]).toEqual([0, expect.stringMatching(/takes it back/)]);
    expect((await run(["actors", "duplicates"], data)).stdout).not.toContain("a-dahl");
    const log = serving.logged().split("\n");
    expect(log.filter((line) => line.includes('"action":"mergeActors"'))).toHaveLength(1);
  }, 60_000);

  it("opens the data itself once the server has ended, which takes its note along", async () => {
    expect((await serving.end()).code).toBe(0);
    await expect(stat(path.join(data, "server.json"))).rejects.toThrow("ENOENT");
    expect((await run(["query", "run", "who-is-a-state"], data)).stdout).toContain("\nArmenia\n");
  });
});

describe("a note that a dead server left", () => {
  const note = { url: "http://127.0.0.1:1", pid: process.pid, graph: "embedded", secret: "s" };

  it.each([
    ["whose process is gone", { ...note, pid: 2 ** 22 + 1 }],
    ["whose port nobody has", note],
    ["that is not one", "{"],
    ["of another form", { ...note, url: "file:///etc/passwd" }],
  ])("is seen through: %s", async (_, content) => {
    const data = await copyOf(filled);
    const text = typeof content === "string" ? content : JSON.stringify(content);
    await writeFile(path.join(data, "server.json"), text);
    const { code, stdout, stderr } = await run(["query", "run", "mediators"], data);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("Mike Pompeo");
  });

  it("is seen through where another Entente has the port", async () => {
    const data = await copyOf(filled);
    const other = await startServe(path.join(folder, "other"));
    try {
      const named = { ...note, url: other.url, pid: other.child.pid };
      await writeFile(path.join(data, "server.json"), JSON.stringify(named));
      await run(["query", "import", await queryFile()], data);
      expect((await run(["query", "list", "--json"], data)).stdout).toContain("only-here");
      const there = await (await fetch(`${other.url}/api/queries`)).text();
      expect(there).not.toContain("only-here");
    } finally {
      await other.end();
    }
  }, 60_000);

  it("is seen through where another program has the port", async () => {
    const data = await copyOf(filled);
    const other = createServer((_, response) => response.end("hello"));
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    const named = { ...note, url: `http://127.0.0.1:${port}` };
    await writeFile(path.join(data, "server.json"), JSON.stringify(named));
    expect((await run(["query", "run", "mediators"], data)).code).toBe(0);
    other.close();
  });

  it("is replaced by the next server", async () => {
    const data = await copyOf(filled);
    const first = await startServe(data);
    first.child.kill("SIGKILL");
    await first.ended;
    const second = await startServe(data);
    try {
      const { url } = JSON.parse(await readFile(path.join(data, "server.json"), "utf8")) as {
        url: string;
      };
      expect(url).toBe(second.url);
    } finally {
      await second.end();
    }
  }, 60_000);
});

async function queryFile(): Promise<string> {
  const file = path.join(folder, "only-here.cypher");
  await writeFile(file, "// Only here\nMATCH (n) RETURN count(n) AS nodes LIMIT 1\n");
  return file;
}

async function copyOf(source: string): Promise<string> {
  const copy = await mkdtemp(path.join(folder, "copy-"));
  await cp(source, copy, { recursive: true });
  return copy;
}

/** What the command printed, without the times that differ from run to run. */
async function run(words: readonly string[], data: string): Promise<Ended> {
  const { code, stdout, stderr } = await entente(words, { environment: { ENTENTE_DATA: data } });
  return { code, stdout: withoutTimes(stdout), stderr };
}

function withoutTimes(text: string): string {
  return text.replace(/"timeMs":[\d.]+/, '"timeMs":0');
}
