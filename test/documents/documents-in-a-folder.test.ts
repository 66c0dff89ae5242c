import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { DocumentCollection } from "../../server/documents/document-collection.ts";
import { openDocuments } from "../../server/documents/open-documents.ts";
import { describeDocuments, failure } from "./contract.ts";
import { startSaver } from "./saver-process.ts";

describeDocuments("a folder", async () => {
  folderOfContract ??= await mkdtemp(path.join(tmpdir(), "entente-documents-"));
  return { kind: "folder", folder: folderOfContract };
});
let folderOfContract: string | undefined;

describe("documents in a folder", () => {
  let folder: string;
  let queries: DocumentCollection;
  const file = (name: string): string => path.join(folder, "queries", name);
  const open = async (): Promise<DocumentCollection> =>
    (await openDocuments({ kind: "folder", folder })).collection({
      name: "queries",
      extension: ".cypher",
    });
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "entente-documents-"));
    queries = await open();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("are plain files that hold exactly the text", async () => {
    await queries.save("talks", "RETURN 1\r\n", { ifVersion: null });
    expect(await readFile(file("talks.cypher"), "utf8")).toBe("RETURN 1\r\n");
  });

  it("read a file that somebody put there, and change when it does", async () => {
    await mkdir(path.dirname(file("x")), { recursive: true });
    await writeFile(file("by-hand.cypher"), "a");
    const first = await queries.read("by-hand");
    expect(first).toMatchObject({ content: "a", savedAt: null });
    await writeFile(file("by-hand.cypher"), "b");
    const second = await queries.read("by-hand");
    expect(second?.content).toBe("b");
    expect(second?.version).not.toBe(first?.version);
    expect(await queries.ids()).toEqual(["by-hand"]);
  });

  it("keep what was written by hand when it is replaced", async () => {
    const saved = await queries.save("talks", "a", { ifVersion: null });
    await writeFile(file("talks.cypher"), "by hand");
    const error = await failure(queries.save("talks", "b", { ifVersion: saved.version }));
    expect(error.details).toMatchObject({ current: { text: "by hand" } });
    const seen = await queries.read("talks");
    await queries.save("talks", "b", { ifVersion: seen?.version ?? "" });
    const history = await queries.history("talks");
    expect(history.map(({ action, content }) => `${action} ${content}`)).toEqual([
      "saved b",
      "found by hand",
      "saved a",
    ]);
  });

  it("tell of files that cannot be documents, and leave others alone", async () => {
    await mkdir(file("mine"), { recursive: true });
    await writeFile(file("Who backs whom.cypher"), "a");
    await writeFile(file("mine/deep.cypher"), "a");
    await writeFile(file("README.txt"), "a");
    await writeFile(file(".hidden.cypher"), "a");
    expect(await queries.strayNames()).toEqual(["Who backs whom.cypher", "mine/deep.cypher"]);
    expect(await queries.ids()).toEqual([]);
  });

  it("put the file right that a killed process left behind the log", async () => {
    const first = await queries.save("talks", "a", { ifVersion: null });
    const second = await queries.save("talks", "b", { ifVersion: first.version });
    // As if the process had been killed between the entry and the file.
    await writeFile(file("talks.cypher"), "a");
    expect(await queries.read("talks")).toEqual(second);
    await rm(file("talks.cypher"));
    expect(await (await open()).ids()).toEqual(["talks"]);
    await queries.save("talks", "c", { ifVersion: second.version });
    expect(await readFile(file("talks.cypher"), "utf8")).toBe("c");
  });

  it("stay deleted where a killed process left the file, and come back by hand", async () => {
    const { version } = await queries.save("talks", "a", { ifVersion: null });
    await queries.remove("talks", { ifVersion: version });
    await writeFile(file("talks.cypher"), "a");
    const past = new Date(Date.now() - 60_000);
    await utimes(file("talks.cypher"), past, past);
    expect(await queries.read("talks")).toBeNull();
    const later = new Date(Date.now() + 60_000);
    await utimes(file("talks.cypher"), later, later);
    expect((await queries.read("talks"))?.content).toBe("a");
  });

  it("skip an entry that something else wrote", async () => {
    const first = await queries.save("talks", "a", { ifVersion: null });
    await writeFile(path.join(folder, "history/queries/talks/000002.json"), "not an entry");
    expect(await queries.read("talks")).toEqual(first);
    const next = await queries.save("talks", "b", { ifVersion: first.version });
    expect(next.version).toMatch(/^3-/);
  });

  it("say which file cannot be used", async () => {
    await writeFile(path.join(folder, "queries"), "a file where the folder should be");
    const error = await failure(queries.save("talks", "a", { ifVersion: null }));
    expect(error.code).toBe("unusable-folder");
    expect(error.message).toContain(folder);
  });

  it("are old or new, and whole, when the saving process is killed", async () => {
    for (let round = 0; round < 16; round += 1) {
      const id = `round-${round}`;
      const saver = startSaver({ folder, id, texts: "endless" });
      await saver.saved(2);
      // At another moment of a save each time.
      await delay(round * 1.5);
      await saver.kill();
      const after = await open();
      const current = await after.read(id);
      expect(current?.content).toMatch(/^text (\d+) x{200000} end \1$/);
      const number = Number(/^text (\d+)/.exec(current?.content ?? "")?.[1]);
      // Whatever was told as saved is there; at most the one in the making came on top.
      expect([saver.last(), saver.last() + 1]).toContain(number);
      const version = current?.version ?? "";
      const next = await after.save(id, "after", { ifVersion: version });
      expect(await readFile(file(`${id}.cypher`), "utf8")).toBe("after");
      expect((await after.history(id))[0]?.version).toBe(next.version);
    }
  }, 120_000);

  it("let two processes count up together without losing a step", async () => {
    await queries.save("counter", "0", { ifVersion: null });
    const savers = [1, 2].map(() =>
      startSaver({ folder, id: "counter", texts: "count", steps: 25 }),
    );
    await Promise.all(savers.map((saver) => saver.ended()));
    expect((await queries.read("counter"))?.content).toBe("50");
    const history = await queries.history("counter", 100);
    expect(history.map(({ content }) => Number(content))).toEqual(
      Array.from({ length: 51 }, (_, n) => 50 - n),
    );
    expect(await readFile(file("counter.cypher"), "utf8")).toBe("50");
    const drafts = await readdir(path.join(folder, "queries"));
    expect(drafts).toEqual(["counter.cypher"]);
  }, 60_000);
});
