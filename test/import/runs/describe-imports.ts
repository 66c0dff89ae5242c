import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { mergeActors } from "../../../server/import/runs/merge-actors.ts";
import { dryRunImport, resumeImport, runImport } from "../../../server/import/runs/run-import.ts";
import { undoImport } from "../../../server/import/runs/undo-import.ts";
import { errorOf, rowsOf, valueOf, type StoreUnderTest } from "../../store/contract-context.ts";
import { ADA, BELA, CONTRACT_ITEMS, PAPER, stance } from "../../store/contract-graph.ts";
import type { Actor } from "../../../server/wire/actor.ts";
import { gdeltRow } from "../formats/gdelt-rows.ts";
import { openHost, requestFor, type HostUnderTest } from "./import-host.ts";

const STANCES = "MATCH ()-[s:STANCE]->() RETURN count(s)";

/** What imports do on every engine. */
export function describeImports(name: string, makeStore: () => Promise<StoreUnderTest>): void {
  describe(`imports into ${name}`, () => {
    let host: HostUnderTest;
    beforeEach(async () => {
      host = await openHost(makeStore);
    });
    afterEach(async () => {
      await host.close();
    });

    it("brings rows in, and the same file again changes nothing", async () => {
      const file = await host.file("day.CSV", events(20));
      const first = await host.import(file);
      expect(first).toMatchObject({ state: "done", graph: { created: 26, changed: 0 } });
      const version = await host.store.dataVersion();
      expect(await host.import(file)).toMatchObject({ graph: { created: 0, same: 26 } });
      expect(await host.store.dataVersion()).toBe(version);
    });

    it("changes what a corrected file corrects, and nothing else", async () => {
      await host.import(await host.file("day.CSV", events(5)));
      const corrected = await host.file("day.CSV", events(5).replace("\t-2.0\t4\t", "\t-2.0\t9\t"));
      expect(await host.import(corrected)).toMatchObject({ graph: { created: 0, changed: 1 } });
      expect(await valueOf(host.store, "MATCH ()-[s:STANCE]->() RETURN sum(s.mentions)")).toBe(25);
    });

    it("leaves an actor alone that somebody has described better", async () => {
      const actor = { id: "arm", kind: "state", name: "Armenia", summary: "Mine." } as const;
      await host.loader.load([{ kind: "actor", actor }]);
      await host.import(await host.file("day.CSV", events(1)));
      expect(await valueOf(host.store, "MATCH (a:Actor {id: 'arm'}) RETURN a.summary")).toBe(
        "Mine.",
      );
    });

    it("says in a dry run what an import then does, and changes nothing", async () => {
      await host.import(await host.file("a.CSV", events(4)));
      const version = await host.store.dataVersion();
      const request = await requestFor([await host.file("b.CSV", events(9))]);
      const dry = await dryRunImport(host, request);
      expect(await host.store.dataVersion()).toBe(version);
      expect(await host.journal.list()).toHaveLength(1);
      const real = await runImport(host, request);
      expect(dry.graph).toEqual(real.graph);
      expect(dry.files).toEqual(real.files);
    });

    it("takes an import back and has the graph before it, with what it had changed", async () => {
      await host.loader.load([ADA, BELA, PAPER, stance({ id: "mine" })]);
      await host.import(await host.file("day.CSV", events(3)));
      const version = await host.store.dataVersion();
      const second = await host.import(
        await host.file("more.CSV", events(8).replaceAll("\t4\t", "\t7\t")),
      );
      expect(second.graph).toMatchObject({ changed: 3 });
      const { state, undo } = await undoImport(host, second.id);
      expect([state, undo?.restored, undo?.kept]).toEqual(["undone", 3, 0]);
      expect(await host.store.dataVersion()).toBe(version);
      const twice = await errorOf(undoImport(host, second.id));
      expect(twice.message).toContain("taken back already");
    });

    it("takes imports back in any order, and keeps what another one states too", async () => {
      await host.loader.load([ADA, BELA, PAPER]);
      const versions = [await host.store.dataVersion()];
      const one = await host.import(await host.file("one.CSV", events(6)));
      const two = await host.import(
        await host.file("two.CSV", events(9).replace("\t4\t", "\t5\t")),
      );
      const three = await host.import(
        await host.file("three.CSV", events(4).replace("\t4\t", "\t6\t")),
      );
      versions.push(await host.store.dataVersion());
      expect((await undoImport(host, one.id)).undo?.removed).toBe(0);
      expect(await host.store.dataVersion()).toBe(versions[1]);
      expect((await undoImport(host, three.id)).undo).toMatchObject({ restored: 1 });
      await undoImport(host, two.id);
      expect(await host.store.dataVersion()).toBe(versions[0]);
    });

    it("keeps on undo what somebody changed since and what others need", async () => {
      const { id } = await host.import(await host.file("day.CSV", events(2)));
      const mine = stance({ id: "mine", from: "arm", to: "aze-gov", source: "paper" });
      await host.loader.load([PAPER, mine]);
      const { undo } = await undoImport(host, id);
      // The two ends of my stance stay; the state that the one speaks for does not.
      expect(undo).toMatchObject({ kept: 2 });
      expect(await rowsOf(host.store, "MATCH (a:Actor) RETURN a.id ORDER BY a.id")).toEqual([
        ["arm"],
        ["aze-gov"],
      ]);
    });

    it("folds days, and undoes that like anything else", async () => {
      const before = await host.store.dataVersion();
      const file = await host.file("day.CSV", events(12, { sameDay: true }));
      const { id, files } = await host.import(file, { aggregate: "day" });
      expect(files[0]).toMatchObject({ rows: 12, stances: 12 });
      expect(
        await rowsOf(host.store, "MATCH ()-[s:STANCE]->() RETURN s.mentions, size(s.otherSources)"),
      ).toEqual([[48, 4]]);
      await undoImport(host, id);
      expect(await host.store.dataVersion()).toBe(before);
    });

    it("sets faulty rows aside with line, column, value and reason, and takes the others", async () => {
      const rows = [
        gdeltRow({ id: "1" }),
        gdeltRow({ id: "2", day: "20201322" }),
        gdeltRow({ id: "3", goldstein: "99" }),
        gdeltRow({ id: "4" }).slice(0, 60),
        gdeltRow({ id: "5" }),
      ];
      const { files } = await host.import(await host.file("day.CSV", `${rows.join("\n")}\n`));
      expect(files[0]).toMatchObject({ rows: 5, stances: 2, rejected: 3 });
      const rejected = await readFile(`${host.folder}/day.CSV.rejected.csv`, "utf8");
      const lines = rejected.split("\r\n").map((line) => line.split(",").slice(0, 3));
      expect(lines.slice(0, 3)).toEqual([
        ["line", "column", "value"],
        ["2", "SQLDATE", "20201322"],
        ["3", "GoldsteinScale", "99"],
      ]);
    });

    it("ends at the limit of rejected rows, and goes on when more are allowed", async () => {
      const rows = Array.from({ length: 30 }, (_, n) =>
        gdeltRow({ id: String(n), day: "20209999" }),
      );
      const file = await host.file("day.CSV", `${events(40)}${rows.join("\n")}\n`);
      const error = await errorOf(host.import(file, { maxErrors: 10 }));
      expect([error.code, error.message]).toEqual([
        "invalid-file",
        expect.stringContaining("11 rows"),
      ]);
      const [entry] = await host.journal.list();
      expect(entry?.report).toMatchObject({ state: "failed", problem: { code: "invalid-file" } });
      const resumed = await resumeImport(host, entry?.report.id ?? "", {}, 50);
      expect(resumed).toMatchObject({ state: "done", graph: { created: 46 } });
      expect(resumed.files[0]).toMatchObject({ stances: 40, rejected: 30 });
    });

    it("goes on after a cancel and ends as if it had not been", async () => {
      const file = await host.file("day.CSV", events(12_000));
      const controller = new AbortController();
      const request = await requestFor([file]);
      const hooks = {
        signal: controller.signal,
        onStart: () => {
          setTimeout(() => {
            controller.abort();
          }, 150);
        },
      };
      expect((await errorOf(runImport(host, request, hooks))).code).toBe("cancelled");
      const done = await runImport(host, request);
      expect(done.graph.created).toBe(12_006);
      expect((await host.journal.list()).map(({ report }) => report.state)).toEqual(["done"]);
      expect(await valueOf(host.store, STANCES)).toBe(12_000);
    });

    it("makes one of two actors, keeps what datasets called them, and takes that back", async () => {
      const twin: Actor = {
        id: "ada-two",
        kind: "person",
        name: "Erdogan, Ada",
        aliases: ["A. E."],
      };
      const tie = { type: "MEMBER_OF", from: "ada-two", to: "club", source: "paper" } as const;
      await host.loader.load([
        ...CONTRACT_ITEMS,
        { kind: "actor", actor: twin },
        { kind: "tie", tie },
        stance({ id: "by-twin", from: "ada-two", fromName: "ERDOGAN" }),
        stance({ id: "of-twin", from: "bela", to: "ada-two" }),
        stance({ id: "between", from: "ada-two", to: "ada" }),
      ]);
      const version = await host.store.dataVersion();
      const { id, kind, graph } = await mergeActors(host, "ada-two", "ada");
      expect([kind, graph.removed]).toEqual(["merge", 3]);
      expect(
        await rowsOf(
          host.store,
          "MATCH (a:Actor {id: 'ada'})-[s:STANCE]->(b) RETURN s.id, b.id, s.fromName ORDER BY s.id",
        ),
      ).toEqual([
        ["by-twin", "bela", "ERDOGAN"],
        ["praise", "bela", null],
      ]);
      expect(await valueOf(host.store, "MATCH (a:Actor {id: 'ada'}) RETURN a.aliases")).toEqual([
        ...["Ada Erdogan", "Ада"],
        ...["Erdogan, Ada", "A. E."],
      ]);
      await undoImport(host, id);
      expect(await host.store.dataVersion()).toBe(version);
      expect((await errorOf(mergeActors(host, "ada", "bela"))).code).toBe("invalid-request");
    });

    it("lets one import work at a time and tells the second whose turn it is", async () => {
      const [a, b] = [await host.file("a.CSV", events(4000)), await host.file("b.CSV", events(1))];
      const ended = await Promise.allSettled([host.import(a), host.import(b)]);
      const refused = ended.flatMap((end) =>
        end.status === "rejected" ? [end.reason as unknown] : [],
      );
      expect(refused).toEqual([
        expect.objectContaining({ code: "busy", details: { pid: process.pid } }),
      ]);
      expect(await host.import(a)).toMatchObject({ state: "done" });
      expect(await host.import(b)).toMatchObject({ state: "done" });
    });
  });
}

/** Rows of GDELT with ids from 1 on, two actors and one article. */
function events(count: number, { sameDay = false } = {}): string {
  const rows = Array.from({ length: count }, (_, n) =>
    gdeltRow({
      id: String(n + 1),
      ...(sameDay
        ? { url: `https://example.org/${n}` }
        : { day: `202010${String(1 + (n % 28)).padStart(2, "0")}` }),
    }),
  );
  return `${rows.join("\n")}\n`;
}
