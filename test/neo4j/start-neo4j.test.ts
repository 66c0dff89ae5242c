import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, describe, expect, it } from "@jest/globals";
import { leaseNeo4j } from "./lease-neo4j.ts";

const lease = await leaseNeo4j();
afterAll(async () => {
  await lease?.release();
});

(lease === null ? describe.skip : describe)("the Neo4j of the tests", () => {
  it("is a real server of the 5.26 line with authentication on", async () => {
    if (lease === null) return;
    const { records } = await lease.driver.executeQuery(
      "CALL dbms.components() YIELD name, versions, edition RETURN versions[0] AS version, edition",
    );
    console.log(`Neo4j ${String(records[0]?.get("version"))} at ${lease.uri}`);
    expect(records[0]?.get("version")).toMatch(/^5\.26\./);
    const wrong = await import("neo4j-driver").then(({ default: neo4j }) =>
      neo4j.driver(lease.uri, neo4j.auth.basic(lease.user, "not-the-password")),
    );
    await expect(wrong.executeQuery("RETURN 1")).rejects.toMatchObject({
      code: "Neo.ClientError.Security.Unauthorized",
    });
    await wrong.close();
  });

  it("ends with the process that started it, even when that is killed", async () => {
    const program = path.join(import.meta.dirname, "run-neo4j.js");
    const owner = execFile(process.execPath, [program]);
    const printed = new Promise<string>((resolve) => {
      let text = "";
      owner.stdout?.on("data", (chunk: string) => {
        text += chunk;
        if (text.includes("Ctrl-C")) resolve(text);
      });
    });
    const text = await printed;
    const port = Number(/bolt:\/\/127\.0\.0\.1:(\d+)/.exec(text)?.[1]);
    const pid = Number(/process (\d+)/.exec(text)?.[1]);
    const home = /folder (\S+)/.exec(text)?.[1] ?? "";
    expect(isAlive(pid)).toBe(true);
    expect(existsSync(home)).toBe(true);
    expect(port).toBeGreaterThan(0);
    owner.kill("SIGKILL");
    for (let waited = 0; waited < 20_000 && (isAlive(pid) || existsSync(home)); waited += 100) {
      await delay(100);
    }
    expect(isAlive(pid)).toBe(false);
    expect(existsSync(home)).toBe(false);
  }, 180_000);
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
