import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import { createReadStream } from "node:fs";
import { interchangeItems, readInterchange } from "../../server/import/read-interchange.ts";
import { createNeo4jStore } from "../../server/store/neo4j/neo4j-store.ts";
import { ProblemSchema } from "../../server/wire/problem.ts";
import {
  makeDataFolder,
  neo4jVariables,
  startEntente,
  type EntenteProcess,
} from "../browser/start-entente.ts";
import { canStartNeo4j } from "../neo4j/can-start-neo4j.ts";
import { startNeo4j, type RunningNeo4j } from "../neo4j/start-neo4j.ts";
import { postCypher } from "./run-cypher.ts";
import { ARTICLE } from "./served-graph.ts";

/** Asked again and again; the answers before anything was killed are the right ones. */
const REQUESTS: readonly ((base: string) => Promise<Response>)[] = [
  (base) => fetch(`${base}/api/network`),
  (base) => fetch(`${base}/api/stances?from=vladimir-putin&to=tayyip-erdogan`),
  (base) => fetch(`${base}/api/actors?q=erdogan`),
  (base) => postCypher(base, { cypher: "MATCH ()-[s:STANCE]->() RETURN s ORDER BY s.id" }),
];

((await canStartNeo4j()) ? describe : describe.skip)("a Neo4j that dies under a server", () => {
  it("costs refusals while it is away, no wrong answer and no restart", async () => {
    const neo4j = await startNeo4j();
    const data = await makeDataFolder();
    const server = await startServer(neo4j, data.folder);
    const tally: Tally = { answered: 0, refused: 0, wrong: [] };
    try {
      const right = await Promise.all(
        REQUESTS.map(async (ask) => contentOf(await ask(server.url))),
      );
      const load = new AbortController();
      const workers = Array.from({ length: 6 }, (_, worker) =>
        keepAsking(server.url, worker, right, tally, load.signal),
      );
      for (let round = 0; round < 2; round += 1) {
        await untilAnswered(tally, 40);
        await neo4j.kill();
        await untilRefused(tally, 10);
        expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
        expect((await fetch(`${server.url}/api/ready`)).status).toBe(503);
        await neo4j.restart();
        await untilAnswered(tally, 40);
      }
      load.abort();
      await Promise.all(workers);
      // The process that was started is the one that answers.
      process.kill(server.pid, 0);
      expect((await fetch(`${server.url}/api/ready`)).status).toBe(200);
      console.log(
        `Neo4j killed twice with kill -9 under load over HTTP: ${tally.answered} requests answered, ` +
          `${tally.refused} refused with 503 and Retry-After, ${tally.wrong.length} wrong answers, ` +
          "0 restarts of the server",
      );
      expect(tally.wrong).toEqual([]);
      expect(tally.refused).toBeGreaterThan(0);
    } finally {
      await server.stop();
      await data.remove();
      await neo4j.stop();
    }
  }, 600_000);
});

interface Tally {
  answered: number;
  refused: number;
  readonly wrong: unknown[];
}

/** The server on the database, which holds the article's graph. */
async function startServer(neo4j: RunningNeo4j, folder: string): Promise<EntenteProcess> {
  const { uri, user: username, password } = neo4j;
  const store = await createNeo4jStore({ uri, username, password });
  await store.load(interchangeItems(await readInterchange(createReadStream(ARTICLE), ARTICLE)));
  await store.close();
  return startEntente(folder, 0, neo4jVariables(neo4j));
}

/** Asks until told to stop; anything but the right answer or a plain refusal is a wrong answer. */
async function keepAsking(
  base: string,
  worker: number,
  right: readonly string[],
  tally: Tally,
  signal: AbortSignal,
): Promise<void> {
  for (let turn = worker; !signal.aborted; turn += 1) {
    const at = turn % REQUESTS.length;
    try {
      const response = await REQUESTS[at]?.(base);
      if (response?.status === 200) {
        const content = await contentOf(response);
        if (content === right[at]) tally.answered += 1;
        else tally.wrong.push(`another answer than before: ${content.slice(0, 200)}`);
      } else {
        const problem = ProblemSchema.parse(await response?.json());
        const waits = /^\d+$/.test(response?.headers.get("retry-after") ?? "");
        if (problem.status === 503 && waits) tally.refused += 1;
        else tally.wrong.push(`${problem.status} ${problem.code}: ${problem.detail}`);
        await sleep(200);
      }
    } catch (error) {
      // A result that was under way breaks off: nobody takes it for a whole one.
      if (isBrokenOff(error)) tally.refused += 1;
      else tally.wrong.push(error);
    }
  }
}

/** The answer without what differs each time: how the rows of a query came about. */
async function contentOf(response: Response): Promise<string> {
  return (await response.text()).replace(/,\n"summary":.*/s, "");
}

function isBrokenOff(error: unknown): boolean {
  return error instanceof TypeError && error.message === "terminated";
}

async function untilAnswered(tally: Tally, more: number): Promise<void> {
  const until = tally.answered + more;
  while (tally.answered < until) await sleep(20);
}

async function untilRefused(tally: Tally, more: number): Promise<void> {
  const until = tally.refused + more;
  while (tally.refused < until) await sleep(20);
}
