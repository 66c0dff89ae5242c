import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { DocumentCollection } from "../../server/documents/document-collection.ts";
import { openDocuments, type DocumentsPlace } from "../../server/documents/open-documents.ts";
import { EntenteError } from "../../server/wire/entente-error.ts";

/** The facts that hold for versioned documents wherever they are kept. */
export function describeDocuments(name: string, place: () => Promise<DocumentsPlace>): void {
  describe(`documents in ${name}`, () => {
    let opened: Awaited<ReturnType<typeof openDocuments>>;
    let other: Awaited<ReturnType<typeof openDocuments>>;
    let [one, two]: DocumentCollection[] = [];
    let test = 0;
    const stamp = Date.now();
    beforeAll(async () => {
      opened = await openDocuments(await place());
      other = await openDocuments(await place());
    });
    beforeEach(() => {
      test += 1;
      const options = { name: `contract-${stamp}-${test}`, extension: ".txt" } as const;
      [one, two] = [opened.collection(options), other.collection(options)];
    });
    afterAll(async () => {
      await opened.close();
      await other.close();
    });
    const both = (): readonly [DocumentCollection, DocumentCollection] => {
      if (one === undefined || two === undefined) throw new Error("not opened");
      return [one, two];
    };

    it("reads what another one saved, with its version and time", async () => {
      const [mine, theirs] = both();
      const saved = await mine.save("talks", "Ağdam\n", { ifVersion: null });
      expect(await theirs.read("talks")).toEqual(saved);
      expect(saved).toMatchObject({ id: "talks", content: "Ağdam\n" });
      expect(Date.parse(saved.savedAt ?? "")).toBeGreaterThan(Date.now() - 60_000);
      expect(await theirs.ids()).toEqual(["talks"]);
    });

    it("has null for what is not there", async () => {
      const [mine] = both();
      expect(await mine.read("nothing")).toBeNull();
      expect(await mine.read("../secret")).toBeNull();
      expect(await mine.ids()).toEqual([]);
      expect(await mine.history("nothing")).toEqual([]);
    });

    it("tells the second of two savers, with the first one's text", async () => {
      const [mine, theirs] = both();
      const first = await mine.save("talks", "a", { ifVersion: null });
      const second = await theirs.save("talks", "b", { ifVersion: first.version });
      const error = await failure(mine.save("talks", "c", { ifVersion: first.version }));
      expect(error.code).toBe("changed-meanwhile");
      expect(error.details).toEqual({ current: { version: second.version, text: "b" } });
      expect((await mine.read("talks"))?.content).toBe("b");
    });

    it("refuses a new one where there is one, with its text", async () => {
      const [mine, theirs] = both();
      await mine.save("talks", "a", { ifVersion: null });
      const error = await failure(theirs.save("talks", "b", { ifVersion: null }));
      expect(error.code).toBe("already-exists");
      expect(error.details).toMatchObject({ current: { text: "a" } });
    });

    it("lets exactly one of many savers at once win, and keeps every accepted text", async () => {
      const [mine, theirs] = both();
      const start = await mine.save("talks", "start", { ifVersion: null });
      const tries = Array.from({ length: 8 }, (_, n) =>
        (n % 2 === 0 ? mine : theirs).save("talks", `text ${n}`, { ifVersion: start.version }),
      );
      const results = await Promise.allSettled(tries);
      const won = results.filter((each) => each.status === "fulfilled");
      expect(won).toHaveLength(1);
      const current = await theirs.read("talks");
      expect(won[0]?.value).toEqual(current);
      for (const lost of results.filter((each) => each.status === "rejected")) {
        expect(lost.reason).toMatchObject({
          code: "changed-meanwhile",
          details: { current: { text: current?.content } },
        });
      }
    });

    it("makes no version of the text that is there", async () => {
      const [mine] = both();
      const first = await mine.save("talks", "a", { ifVersion: null });
      expect(await mine.save("talks", "a", { ifVersion: first.version })).toEqual(first);
      expect(await mine.history("talks")).toHaveLength(1);
    });

    it("keeps the history over deleting and restoring", async () => {
      const [mine, theirs] = both();
      const first = await mine.save("talks", "a", { ifVersion: null });
      const second = await mine.save("talks", "b", { ifVersion: first.version });
      await theirs.remove("talks", { ifVersion: second.version });
      expect(await mine.read("talks")).toBeNull();
      expect([await mine.ids(), await mine.deletedIds()]).toEqual([[], ["talks"]]);
      const restored = await mine.restore("talks", first.version, { ifVersion: null });
      expect(restored.content).toBe("a");
      expect([await mine.ids(), await mine.deletedIds()]).toEqual([["talks"], []]);
      const history = await theirs.history("talks");
      expect(history.map(({ action, content }) => `${action} ${content}`)).toEqual([
        "restored a",
        "deleted b",
        "saved b",
        "saved a",
      ]);
      expect(new Set(history.map(({ version }) => version)).size).toBe(4);
      expect(history[0]?.version).toBe(restored.version);
    });

    it("refuses to delete a version that nobody has seen", async () => {
      const [mine] = both();
      const first = await mine.save("talks", "a", { ifVersion: null });
      await mine.save("talks", "b", { ifVersion: first.version });
      const error = await failure(mine.remove("talks", { ifVersion: first.version }));
      expect(error.code).toBe("changed-meanwhile");
      expect((await failure(mine.remove("none", { ifVersion: "1-0" }))).code).toBe("not-found");
    });

    it("has no version that it did not give out", async () => {
      const [mine] = both();
      const { version } = await mine.save("talks", "a", { ifVersion: null });
      for (const wrong of ["", "1", "9-000000000000", "1-000000000000", "../1"]) {
        const error = await failure(mine.restore("talks", wrong, { ifVersion: version }));
        expect(error.code).toBe("not-found");
      }
    });

    it("keeps collections apart", async () => {
      const [mine] = both();
      await mine.save("talks", "a", { ifVersion: null });
      const beside = opened.collection({ name: `beside-${stamp}-${test}`, extension: ".txt" });
      expect(await beside.read("talks")).toBeNull();
      expect(await beside.ids()).toEqual([]);
    });

    it.each(["", "Talks", "a b", "a/b", "..", "a:b", "-a", "a--b", "x".repeat(101)])(
      "refuses the id %j",
      async (id) => {
        const [mine] = both();
        const error = await failure(mine.save(id, "a", { ifVersion: null }));
        expect(error.code).toBe("invalid-request");
      },
    );
  });
}

/** The error that a promise ends with. */
export async function failure(promise: Promise<unknown>): Promise<EntenteError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof EntenteError) return error;
  throw new Error(`expected an EntenteError, got ${String(error)}`);
}
