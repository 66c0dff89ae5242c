import { expect } from "@jest/globals";
import type { Fault } from "../../server/wire/problem.ts";
import { ADA, BELA, CLUB, CONTRACT_ITEMS, LAKE, PAPER, stance } from "./contract-graph.ts";
import { errorOf, rowsOf, valueOf, type ContractContext } from "./contract-context.ts";

const NODES: readonly (typeof ADA)[] = [ADA, BELA, CLUB, LAKE, PAPER];

/** What a loader writes, what it leaves alone, and what it refuses. */
export function describeLoading({ fact, withFresh }: ContractContext): void {
  fact("starts with an empty graph", async () => {
    await withFresh(async ({ store }) => {
      expect(await valueOf(store, "MATCH (n) RETURN count(n)")).toBe(0);
      expect(await store.dataVersion()).toMatch(/^[0-9a-f]{16}$/);
    });
  });

  fact("counts what it took and created, and reads see it at once", async () => {
    await withFresh(async ({ store, loader }) => {
      expect(await loader.load(CONTRACT_ITEMS)).toEqual({
        actors: 3,
        issues: 1,
        sources: 1,
        stances: 3,
        ties: 2,
        created: 10,
        changed: 0,
      });
      expect(await valueOf(store, "MATCH (n) RETURN count(n)")).toBe(5);
      expect(await valueOf(store, "MATCH ()-[r]->() RETURN count(r)")).toBe(5);
    });
  });

  fact("changes nothing when the same items come again, in another order", async () => {
    await withFresh(async ({ store, loader }) => {
      await loader.load(CONTRACT_ITEMS);
      const version = await store.dataVersion();
      const again = [...NODES].reverse().concat([...CONTRACT_ITEMS].slice(5).reverse());
      expect(await loader.load(again)).toMatchObject({ created: 0, changed: 0, stances: 3 });
      expect(await store.dataVersion()).toBe(version);
    });
  });

  fact("gives the same graph the same version, however many loads it took", async () => {
    const versions: string[] = [];
    await withFresh(async ({ store, loader }) => {
      await loader.load(CONTRACT_ITEMS);
      versions.push(await store.dataVersion());
    });
    await withFresh(async ({ store, loader }) => {
      await loader.load(NODES);
      await loader.load(CONTRACT_ITEMS.slice(5));
      versions.push(await store.dataVersion());
    });
    expect(versions[1]).toBe(versions[0]);
  });

  fact("tells with a result, short or long, which version of the data it is of", async () => {
    await withFresh(async ({ store, loader }) => {
      await loader.load(CONTRACT_ITEMS);
      const version = await store.dataVersion();
      for (const rows of [0, 3, 2000]) {
        const stream = store.readVersioned(`UNWIND range(1, ${rows}) AS n RETURN n`);
        expect(await stream.versionBefore()).toBe(version);
        for await (const batch of stream.batches()) expect(batch.length).toBeGreaterThan(0);
        expect(await stream.versionAfter()).toBe(version);
      }
    });
  });

  fact("tells when the data changed while a result was read", async () => {
    await withFresh(async ({ store, loader }) => {
      await loader.load(CONTRACT_ITEMS);
      const stream = store.readVersioned("UNWIND range(1, 2000) AS n RETURN n");
      const before = await stream.versionBefore();
      await loader.load([stance({ id: "praise", to: "club", polarity: -1, issue: null })]);
      for await (const batch of stream.batches()) expect(batch.length).toBeGreaterThan(0);
      const after = await stream.versionAfter();
      expect(after).not.toBe(before);
      expect(after).toBe(await store.dataVersion());
    });
  });

  fact("replaces a changed item whole, and an undone change brings the version back", async () => {
    await withFresh(async ({ store, loader }) => {
      await loader.load(CONTRACT_ITEMS);
      const version = await store.dataVersion();
      const changed = stance({ id: "praise", to: "club", polarity: -1, issue: null });
      expect(await loader.load([changed])).toMatchObject({ created: 0, changed: 1 });
      expect(await store.dataVersion()).not.toBe(version);
      const [row] = await rowsOf(
        store,
        "MATCH (a)-[s:STANCE {id: 'praise'}]->(b) RETURN a.id, b.id, s.polarity, s.issue, s.mentions",
      );
      expect(row).toEqual(["ada", "club", -1, null, 1]);
      await loader.load(CONTRACT_ITEMS);
      expect(await store.dataVersion()).toBe(version);
    });
  });

  fact(
    "changes the label of an actor whose kind changes, and drops absent properties",
    async () => {
      await withFresh(async ({ store, loader }) => {
        await loader.load(CONTRACT_ITEMS);
        const actor = { id: "ada", kind: "group", name: "Ada's people", lat: 1 } as const;
        expect(await loader.load([{ kind: "actor", actor }])).toMatchObject({
          created: 0,
          changed: 1,
        });
        expect(await valueOf(store, "MATCH (a:Actor {id: 'ada'}) RETURN a")).toEqual({
          $: "node",
          id: "ada",
          labels: ["Actor", "Group"],
          properties: actor,
        });
        expect(
          await valueOf(store, "MATCH (:Actor {id: 'ada'})-[s:STANCE]->() RETURN count(s)"),
        ).toBe(1);
      });
    },
  );

  fact("tells ties apart by source, role and start", async () => {
    await withFresh(async ({ store, loader }) => {
      const tie = { type: "MEMBER_OF", from: "ada", to: "club", source: "paper" } as const;
      const ties = [tie, { ...tie, role: "chair" }, { ...tie, since: "2020-01-01" }];
      const items = ties.map((each) => ({ kind: "tie", tie: each }) as const);
      await loader.load([...NODES, ...items]);
      const later = { kind: "tie", tie: { ...tie, until: "2021-01-01" } } as const;
      expect(await loader.load([later])).toMatchObject({ created: 0, changed: 1 });
      expect(await valueOf(store, "MATCH ()-[t:MEMBER_OF]->() RETURN count(t)")).toBe(3);
    });
  });

  fact("stores an alliance's type under the property type", async () => {
    await withFresh(async ({ store, loader }) => {
      const tie = {
        type: "ALLIED_WITH",
        from: "bela",
        to: "ada",
        source: "paper",
        alliance: "defense",
      } as const;
      await loader.load([...NODES, { kind: "tie", tie }]);
      expect(await valueOf(store, "MATCH ()-[t:ALLIED_WITH]->() RETURN t.type")).toBe("defense");
    });
  });

  fact("keeps what datasets say beside the act, and needs every further source", async () => {
    await withFresh(async ({ store, loader }) => {
      const other = {
        kind: "source",
        source: { id: "other", title: "B", kind: "dataset" },
      } as const;
      const told = stance({
        id: "told",
        tone: -3,
        fromCode: "AZEGOV",
        toName: "BELA",
        otherSources: ["other"],
      });
      const fault = await errorOf(loader.load([...NODES, told]));
      expect(fault.code).toBe("invalid-file");
      expect(await loader.load([...NODES, other, told])).toMatchObject({ stances: 1 });
      expect(await loader.load([told])).toMatchObject({ created: 0, changed: 0 });
      const [row] = await rowsOf(
        store,
        "MATCH ()-[s:STANCE]->() RETURN s.tone / 2, s.fromCode, s.toName, s.otherSources",
      );
      expect(row).toEqual([-1.5, "AZEGOV", "BELA", ["other"]]);
    });
  });

  fact("refuses dangling items with every fault, and writes nothing", async () => {
    await withFresh(async ({ store, loader }) => {
      const version = await store.dataVersion();
      const error = await errorOf(
        loader.load([
          ...NODES,
          stance({ id: "s1", from: "nobody" }),
          stance({ id: "s2", source: "nowhere", issue: "nothing" }),
          stance({ id: "s3", disputes: "s9" }),
          stance({ id: "s4", to: "ada" }),
          { kind: "issue", issue: { id: "club", name: "Club" } },
          { kind: "tie", tie: { type: "PARTY_TO", from: "ada", to: "bela", source: "paper" } },
        ]),
      );
      expect(error.code).toBe("invalid-file");
      const faults = error.details["errors"] as readonly Fault[];
      expect(faults.map(({ place, value }) => [place, value])).toEqual([
        ["stance s1, from", "nobody"],
        ["stance s2, source", "nowhere"],
        ["stance s2, issue", "nothing"],
        ["stance s4, to", "ada"],
        ["issue club, id", "club"],
        ["tie PARTY_TO ada to bela, to", "bela"],
        ["stance s3, disputes", "s9"],
      ]);
      expect(faults.every(({ remedy }) => remedy !== undefined)).toBe(true);
      expect(await valueOf(store, "MATCH (n) RETURN count(n)")).toBe(0);
      expect(await store.dataVersion()).toBe(version);
    });
  });

  fact("accepts a dispute of a stance that comes later or was there before", async () => {
    await withFresh(async ({ loader }) => {
      const first = stance({ id: "s1", disputes: "s2" });
      expect(await loader.load([...NODES, first, stance({ id: "s2" })])).toMatchObject({
        stances: 2,
      });
      expect(await loader.load([stance({ id: "s3", disputes: "s1" })])).toMatchObject({
        created: 1,
      });
    });
  });

  fact("refuses one id given twice with different content", async () => {
    await withFresh(async ({ loader }) => {
      const items = [...NODES, stance({ id: "s1" }), stance({ id: "s1", polarity: 0 })];
      const error = await errorOf(loader.load(items));
      expect(error.code).toBe("invalid-file");
      expect(error.message).toContain("twice");
    });
  });

  fact("loads a stream of 12,000 stances and reports progress", async () => {
    await withFresh(async ({ store, loader }) => {
      const progress: number[] = [];
      async function* items(): AsyncGenerator<typeof ADA> {
        yield* NODES;
        for (let n = 0; n < 12_000; n += 1) {
          await Promise.resolve();
          yield stance({ id: `s${n}`, polarity: (n % 3) - 1 });
        }
      }
      const summary = await loader.load(items(), { onProgress: (taken) => progress.push(taken) });
      expect(summary).toMatchObject({ stances: 12_000, created: 12_005 });
      expect(progress.at(-1)).toBe(12_005);
      expect(await valueOf(store, "MATCH ()-[s:STANCE]->() RETURN sum(s.polarity)")).toBe(0);
    });
  });

  fact("writes nothing when the source of the items fails", async () => {
    await withFresh(async ({ store, loader }) => {
      function* items(): Generator<typeof ADA> {
        yield* NODES;
        throw new RangeError("the file ends here");
      }
      await expect(loader.load(items())).rejects.toThrow("the file ends here");
      expect(await valueOf(store, "MATCH (n) RETURN count(n)")).toBe(0);
      expect(await loader.load(NODES)).toMatchObject({ created: 5 });
    });
  });

  fact("writes nothing when a load is cancelled", async () => {
    await withFresh(async ({ store, loader }) => {
      const controller = new AbortController();
      function* items(): Generator<typeof ADA> {
        yield* NODES;
        controller.abort();
        yield stance({ id: "s1" });
      }
      const error = await errorOf(loader.load(items(), { signal: controller.signal }));
      expect(error.code).toBe("cancelled");
      expect(await valueOf(store, "MATCH (n) RETURN count(n)")).toBe(0);
    });
  });

  fact("does loads that are asked for at once one after the other", async () => {
    await withFresh(async ({ store, loader }) => {
      const [first, second] = await Promise.all([loader.load(NODES), loader.load(CONTRACT_ITEMS)]);
      expect([first.created, second.created]).toEqual([5, 5]);
      expect(await valueOf(store, "MATCH (n) RETURN count(n)")).toBe(5);
    });
  });

  fact("closes twice, and refuses queries and loads after that", async () => {
    await withFresh(async ({ store, loader }) => {
      await loader.close();
      await store.close();
      await store.close();
      expect((await errorOf(rowsOf(store, "RETURN 1 AS one"))).code).toBe("database-unavailable");
      expect((await errorOf(loader.load(NODES))).code).toBe("database-unavailable");
    });
  });

  fact("ends a running query when it closes", async () => {
    await withFresh(async ({ store }) => {
      const query =
        "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN count(*) AS n";
      const running = errorOf(rowsOf(store, query));
      await store.read("RETURN 1 AS one").columns();
      await store.close();
      expect(["database-unavailable", "cancelled", "engine-crashed"]).toContain(
        (await running).code,
      );
    });
  });
}
