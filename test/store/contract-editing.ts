import { expect } from "@jest/globals";
import type {
  EditOptions,
  GraphChange,
  GraphEdit,
  RefusedEdit,
} from "../../server/store/graph-edit.ts";
import type { GraphLoader } from "../../server/store/graph-store.ts";
import type { GraphItem } from "../../server/wire/interchange.ts";
import { errorOf, valueOf, type ContractContext } from "./contract-context.ts";
import { ADA, BELA, CLUB, CONTRACT_ITEMS, LAKE, PAPER, stance } from "./contract-graph.ts";

const COUNT = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) + count(r)";

/** What edits change, what they tell of it, and that they can be taken back. */
export function describeEditing({ fact, withFresh }: ContractContext): void {
  fact("puts items as a load would, in batches, and ends in the same version", async () => {
    const versions: string[] = [];
    await withFresh(async ({ store, loader }) => {
      await loader.load(CONTRACT_ITEMS);
      versions.push(await store.dataVersion());
    });
    await withFresh(async ({ store, loader }) => {
      const { did } = await edit(loader, [puts(CONTRACT_ITEMS.slice(0, 4)), puts(CONTRACT_ITEMS)]);
      expect(did).toEqual([...repeat("created", 4), ...repeat("same", 4), ...repeat("created", 6)]);
      versions.push(await store.dataVersion());
    });
    expect(versions[1]).toBe(versions[0]);
  });

  fact("leaves alone what is there where it is told to, and says so", async () => {
    await withFresh(async ({ store, loader }) => {
      await loader.load(CONTRACT_ITEMS);
      const other = { kind: "actor", actor: { id: "ada", kind: "person", name: "Ada" } } as const;
      const version = await store.dataVersion();
      const { did } = await edit(loader, [[{ kind: "put", item: other, ifAbsent: true }]]);
      expect(did).toEqual(["left"]);
      expect(await store.dataVersion()).toBe(version);
    });
  });

  fact("takes back every change in reverse order, and has the old version again", async () => {
    await withFresh(async ({ store, loader }) => {
      await loader.load([...CONTRACT_ITEMS, stance({ id: "untouched" })]);
      const version = await store.dataVersion();
      const more = { kind: "actor", actor: { id: "dora", kind: "group", name: "Dora" } } as const;
      const { changes } = await edit(loader, [
        puts([
          more,
          { kind: "actor", actor: { id: "ada", kind: "group", name: "Ada's people" } },
          stance({ id: "praise", from: "dora", to: "club", polarity: -1 }),
          stance({ id: "new", from: "ada", to: "dora" }),
        ]),
        puts([stance({ id: "new", from: "dora", to: "ada" })]),
      ]);
      expect(changes.map(({ did }) => did)).toEqual([
        "created",
        "changed",
        "changed",
        "created",
        "changed",
      ]);
      await edit(loader, [takeBacks(changes)]);
      expect(await store.dataVersion()).toBe(version);
      expect(await valueOf(store, "MATCH (a:Person {id: 'ada'}) RETURN a.lon")).toBe(49.5);
    });
  });

  fact("takes nothing back that somebody else has changed since or still needs", async () => {
    await withFresh(async ({ store, loader }) => {
      await loader.load([ADA, BELA, PAPER]);
      const { changes } = await edit(loader, [puts([CLUB, LAKE, stance({ id: "s", to: "club" })])]);
      await loader.load([
        stance({ id: "s", to: "club", polarity: 0 }),
        stance({ id: "on-the-lake", issue: "lake" }),
      ]);
      const version = await store.dataVersion();
      const { did } = await edit(loader, [takeBacks(changes)]);
      expect(did).toEqual(["kept", "kept", "kept"]);
      expect(await store.dataVersion()).toBe(version);
    });
  });

  fact("removes relationships, and nodes that nothing needs any more", async () => {
    await withFresh(async ({ store, loader }) => {
      await loader.load(CONTRACT_ITEMS);
      const tie = "MEMBER_OF MEMBER_OF|ada|club|paper|2019-01-01|chair";
      const removals = [tie, "Actor club", "Actor ada", "STANCE nobody"];
      const { did } = await edit(loader, [removals.map((key) => ({ kind: "remove", key }))]);
      expect(did).toEqual(["removed", "removed", "kept", "kept"]);
      expect(await valueOf(store, COUNT)).toBe(8);
    });
  });

  fact("refuses what dangles, edit by edit, and does the others", async () => {
    await withFresh(async ({ store, loader }) => {
      await loader.load(CONTRACT_ITEMS);
      const { did, refused } = await edit(loader, [
        puts([
          stance({ id: "s1", from: "nobody" }),
          stance({ id: "s2", disputes: "s3" }),
          stance({ id: "s3", disputes: "s9" }),
          { kind: "issue", issue: { id: "club", name: "Club" } },
        ]),
      ]);
      expect(did).toEqual(["created"]);
      expect(refused.map(({ index, fault }) => [index, fault.value])).toEqual([
        [0, "nobody"],
        [2, "s9"],
        [3, "club"],
      ]);
      expect(await valueOf(store, "MATCH ()-[s:STANCE]->() RETURN count(s)")).toBe(4);
    });
  });

  fact("tells what a dry run would do, batch after batch, and does none of it", async () => {
    await withFresh(async ({ store, loader }) => {
      await loader.load([ADA]);
      const version = await store.dataVersion();
      const batches = [puts([BELA, PAPER]), puts([stance({ id: "s1" }), ADA]), puts([BELA])];
      const { did, refused } = await edit(loader, batches, { dryRun: true });
      expect(refused).toEqual([]);
      expect(did).toEqual(["created", "created", "created", "same", "same"]);
      expect(await store.dataVersion()).toBe(version);
    });
  });

  fact("tells of a batch before it counts, and ends where that fails", async () => {
    await withFresh(async ({ store, loader }) => {
      const seen: number[] = [];
      const failing = loader.edit(stream([puts([ADA]), puts([BELA]), puts([CLUB])]), {
        onPlan: async ({ changes }) => {
          seen.push(Number(await valueOf(store, "MATCH (n) RETURN count(n)")), changes.length);
          if (seen.length === 4) throw new RangeError("the disk is full");
        },
      });
      await expect(failing).rejects.toThrow("the disk is full");
      expect(seen).toHaveLength(4);
      expect(seen[0]).toBe(0);
      expect(await valueOf(store, "MATCH (n) RETURN count(n)")).toBeLessThan(2);
      expect((await edit(loader, [puts([ADA, BELA])])).did).toContain("created");
    });
  });

  fact("ends with cancelled when it is cancelled between batches", async () => {
    await withFresh(async ({ loader }) => {
      const controller = new AbortController();
      async function* batches(): AsyncGenerator<readonly GraphEdit[]> {
        yield puts([ADA]);
        await Promise.resolve();
        controller.abort();
        yield puts([BELA]);
      }
      const cancelled = loader.edit(batches(), { signal: controller.signal });
      expect((await errorOf(cancelled)).code).toBe("cancelled");
    });
  });
}

interface Edited {
  readonly changes: readonly GraphChange[];
  readonly did: readonly string[];
  readonly refused: readonly RefusedEdit[];
}

async function edit(
  loader: GraphLoader,
  batches: readonly (readonly GraphEdit[])[],
  options: EditOptions = {},
): Promise<Edited> {
  const changes: GraphChange[] = [];
  const refused: RefusedEdit[] = [];
  await loader.edit(stream(batches), {
    ...options,
    onDone: (batch) => {
      changes.push(...batch.changes);
      refused.push(...batch.refused);
    },
  });
  return { changes, did: changes.map(({ did }) => did), refused };
}

async function* stream(
  batches: readonly (readonly GraphEdit[])[],
): AsyncGenerator<readonly GraphEdit[]> {
  await Promise.resolve();
  yield* batches;
}

function puts(items: readonly GraphItem[]): GraphEdit[] {
  return items.map((item) => ({ kind: "put", item }));
}

function takeBacks(changes: readonly GraphChange[]): GraphEdit[] {
  return changes
    .toReversed()
    .map(({ key, after, before }) => ({ kind: "take-back", key, left: after, before }));
}

function repeat(text: string, times: number): readonly string[] {
  return Array.from({ length: times }, () => text);
}
