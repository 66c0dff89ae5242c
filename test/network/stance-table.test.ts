import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { afterEach, describe, expect, it } from "@jest/globals";
import { interchangeItems } from "../../server/import/read-interchange.ts";
import { foldStances } from "../../server/network/fold-stances.ts";
import { createGraphFacts, type GraphFacts } from "../../server/network/graph-facts.ts";
import { Pace } from "../../server/network/pace.ts";
import { readComparison } from "../../server/network/read-comparison.ts";
import { readNetwork } from "../../server/network/read-network.ts";
import { readStanceTable } from "../../server/network/read-stance-table.ts";
import { readTimeline } from "../../server/network/read-timeline.ts";
import { StanceRows } from "../../server/network/stance-rows.ts";
import { StanceTable } from "../../server/network/stance-table.ts";
import { StanceTables, type StanceTablesOptions } from "../../server/network/stance-tables.ts";
import {
  createEmbeddedStore,
  type EmbeddedStore,
} from "../../server/store/embedded/embedded-store.ts";
import type { Interchange } from "../../server/wire/interchange.ts";
import { seededRandom } from "../../server/wire/seeded-random.ts";
import type { WireValue } from "../../server/wire/wire-value.ts";
import { ARTICLE, readGraph } from "../http/served-graph.ts";
import { randomRequests, variedGraph } from "./random-requests.ts";

const EVERYTHING = { filter: {}, minStances: 1, limit: 300 };

describe("stances in memory", () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  it.each([
    { name: "a graph with everything", graph: () => variedGraph(seededRandom(1), 900), count: 150 },
    { name: "the article's graph", graph: () => readGraph(ARTICLE), count: 50 },
  ])("answer as the database does, to the last digit: $name", async ({ graph: make, count }) => {
    const graph = await make();
    const store = await open(graph);
    // So few at a time that speakers are read by days as well.
    const table = await readTable(store, 40);
    const asked = createGraphFacts(store);
    const kept: GraphFacts = { ...asked, stances: () => Promise.resolve(table) };
    const random = randomRequests(seededRandom(2), graph);
    for (let round = 0; round < count; round += 1) {
      const network = random.network();
      const timeline = random.timeline();
      const answers = await Promise.all(
        [asked, kept].map(async (facts) => ({
          ...{ network, timeline },
          answer: JSON.stringify([
            await readNetwork(facts, network),
            await readTimeline(facts, timeline),
          ]),
        })),
      );
      expect(answers[1]).toEqual(answers[0]);
    }
    const request = { ...EVERYTHING, step: 0.1, change: undefined };
    const [before, after] = [
      { since: null, until: "2018-03-05" },
      { since: "2018-03-06", until: null },
    ];
    const compared = await Promise.all(
      [asked, kept].map((facts) => readComparison(facts, { ...request, before, after })),
    );
    expect(compared[1]).toEqual(compared[0]);
  });

  it("are there a while after the data was first asked for, and again after each change", async () => {
    const graph = variedGraph(seededRandom(1), 60);
    const store = await open(graph);
    const { facts, isRead } = keeping(store, {});
    const network = (): Promise<string> => readNetwork(facts, EVERYTHING).then(JSON.stringify);
    const asked = (): Promise<string> =>
      readNetwork(createGraphFacts(store), EVERYTHING).then(JSON.stringify);
    const first = await network();
    await isRead();
    expect(await facts.stances(await store.dataVersion())).not.toBeNull();
    expect(await network()).toBe(first);

    const [stance] = graph.stances;
    if (stance === undefined) throw new Error("the graph is empty");
    const more = { ...stance, id: "one-more", polarity: -1 };
    const loaded = store.loader.load([{ kind: "stance", stance: more }]);
    const during = await network();
    await loaded;
    const last = await asked();
    expect([first, last]).toContain(during);
    expect(await network()).toBe(last);
    await isRead();
    expect(await facts.stances(await store.dataVersion())).not.toBeNull();
    expect(await network()).toBe(last);
    expect(last).not.toBe(first);
  });

  it("are not kept where there are too many, or where they are not as we write them", async () => {
    const store = await open(variedGraph(seededRandom(1), 60));
    const { facts, isRead } = keeping(store, { mostStances: 59 });
    const version = await store.dataVersion();
    expect(await facts.stances(version)).toBeNull();
    await expect(isRead()).rejects.toThrow("There are 60 stances, of which at most 59 are kept");
    expect(await facts.stances(version)).toBeNull();

    const rows = new StanceRows(2);
    const row: WireValue[] = [
      "a",
      "state",
      "b",
      null,
      null,
      "2020-01-01",
      "wire",
      "051",
      "stated",
      0.5,
    ];
    rows.add(row);
    expect(() => {
      rows.add(row.with(5, { $: "date", value: "+10000-01-01" }));
    }).toThrow("a stance of the day");
    expect(() => {
      rows.add(row.with(1, "group"));
    }).toThrow("of different kinds");
    expect(() => {
      rows.add(row.with(9, null));
    }).toThrow("where a number belongs");
  });

  it("are read again after a while where others write into the database, and not used past it", async () => {
    const store = await open(variedGraph(seededRandom(1), 60));
    const version = await store.dataVersion();
    const { facts, isRead } = keeping(store, { mostAgeMs: 0 });
    for (let round = 0; round < 2; round += 1) {
      expect(await facts.stances(version)).toBeNull();
      await isRead();
    }
    const younger = keeping(store, { mostAgeMs: 60_000 });
    await younger.facts.stances(version);
    await younger.isRead();
    expect(await younger.facts.stances(version)).not.toBeNull();
  });

  it("are waited for where there are many, and not where there will be none", async () => {
    const store = await open(variedGraph(seededRandom(1), 60));
    const version = await store.dataVersion();
    const { facts } = keeping(store, { manyStances: 59 });
    const table = await facts.stances(version);
    expect(table).not.toBeNull();
    expect((await facts.totals(version)).dyads).toBe(table?.dyadCount);
    const { facts: without } = keeping(store, { manyStances: 59, mostStances: 59 });
    expect(await without.stances(version)).toBeNull();
  });

  it("are not waited for longer than a reader would, nor by one who has left", async () => {
    const store = await open(variedGraph(seededRandom(1), 60));
    const version = await store.dataVersion();
    const { facts } = keeping(store, { manyStances: 59, quietMs: 60_000, mostWaitMs: 20 });
    await expect(facts.stances(version)).rejects.toMatchObject({
      code: "busy",
      details: { retryAfterSeconds: 60 },
    });
    const { facts: slow } = keeping(store, { manyStances: 59, quietMs: 60_000 });
    const leaving = new AbortController();
    const asked = slow.stances(version, leaving.signal);
    leaving.abort();
    await expect(asked).rejects.toMatchObject({ code: "cancelled" });
  });

  it("let others have the process while they are sorted and searched", async () => {
    const random = seededRandom(4);
    const rows = new StanceRows(100_000);
    for (let at = 0; at < 100_000; at += 1) {
      const pick = (count: number): number => Math.floor(random() * count);
      rows.add([
        ...["a", "state", `b${pick(9)}`, "state", null, `20${10 + pick(90)}-01-01`],
        ...[`source-${pick(500)}`, `0${pick(10)}`, "stated", pick(201) / 100 - 1],
      ]);
    }
    const turns = countTurns();
    const start = performance.now();
    const table = new StanceTable(await foldStances(rows, new Pace()));
    for (let round = 0; round < 20; round += 1) {
      const found = table.dyads({ polarityMin: 0.001 * round }, new Pace());
      for await (const [, , n] of found) expect(n).toBeGreaterThan(0);
    }
    expect(turns.stop()).toBeGreaterThan((performance.now() - start) / 50);
  });

  async function open(graph: Interchange): Promise<EmbeddedStore> {
    const folder = await mkdtemp(path.join(tmpdir(), "entente-stances-"));
    const store = await createEmbeddedStore({ folder });
    closing.push(async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    });
    await store.loader.load(interchangeItems(graph));
    return store;
  }
});

async function readTable(store: EmbeddedStore, atATime: number): Promise<StanceTable> {
  const version = await store.dataVersion();
  return readStanceTable(store, { version, mostStances: 1_000, atATime });
}

/** Facts with stances in memory, and a wait for the next time that they were read. */
function keeping(
  store: EmbeddedStore,
  options: Omit<StanceTablesOptions, "onRead">,
): { readonly facts: GraphFacts; readonly isRead: () => Promise<void> } {
  const outcomes: { readonly error?: unknown }[] = [];
  const tables = new StanceTables(store, {
    ...{ quietMs: 10, ...options },
    onRead: (outcome) => outcomes.push(outcome),
  });
  return {
    facts: createGraphFacts(store, tables),
    isRead: async () => {
      while (outcomes.length === 0) await turn();
      const error = outcomes.shift()?.error;
      if (error !== undefined) throw error as Error;
    },
  };
}

function countTurns(): { readonly stop: () => number } {
  let [turns, goesOn] = [0, true];
  const next = (): void => {
    turns += 1;
    if (goesOn) setImmediate(next);
  };
  setImmediate(next);
  return {
    stop: () => {
      goesOn = false;
      return turns;
    },
  };
}
