import { execFileSync } from "node:child_process";
import { appendFile, readFile, rm, symlink } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { zipSync } from "fflate";
import { runImport } from "../../../server/import/runs/run-import.ts";
import type { ImportedFile } from "../../../server/wire/import-report.ts";
import { errorOf, valueOf } from "../../store/contract-context.ts";
import { GDELT_HEADER, gdeltRow } from "../formats/gdelt-rows.ts";
import { openHost, requestFor, type HostUnderTest } from "./import-host.ts";
import { makeEmbeddedStore } from "./make-embedded-store.ts";

const STANCES = "MATCH ()-[s:STANCE]->() RETURN count(s)";
const SOUND = `${gdeltRow({ id: "1" })}\n${gdeltRow({ id: "2" })}\n`;
const TABLE = "from,to,date,polarity\n";

let host: HostUnderTest;
beforeEach(async () => {
  host = await openHost(makeEmbeddedStore);
});
afterEach(async () => {
  await host.close();
});

/** What is in a file, and what becomes of its rows: stances, skipped, rejected. */
const FILES: readonly (readonly [string, string, string | Uint8Array, readonly number[]])[] = [
  ["a row with a column too few", "a.CSV", `${SOUND}${gdeltRow().slice(0, -60)}\n`, [2, 0, 1]],
  [
    "a header where none is expected",
    "a.csv",
    `${GDELT_HEADER.join("\t")}\n${gdeltRow({}, 58)}\n`,
    [1, 0, 0],
  ],
  ["a byte order mark", "a.csv", `\uFEFF${TABLE}Ada,Bela,2020-01-01,1\n`, [1, 0, 0]],
  ["Windows line ends", "a.CSV", SOUND.replaceAll("\n", "\r\n"), [2, 0, 0]],
  [
    "NUL bytes in a name",
    "a.CSV",
    `${SOUND}${gdeltRow({ id: "3", fromName: "PRE\0SIDENT" })}\n`,
    [2, 0, 1],
  ],
  [
    "a line of ten megabytes",
    "a.CSV",
    `${SOUND}${"x".repeat(10_000_000)}\n${gdeltRow({ id: "3" })}\n`,
    [3, 0, 1],
  ],
  [
    "quotes that never close",
    "a.csv",
    `${TABLE}Ada,"Bela,2020-01-01,1\nAda,Bela,2020-01-02,1\n`,
    [1, 0, 1],
  ],
  ["a day that is none", "a.CSV", `${SOUND}${gdeltRow({ id: "3", day: "20201322" })}\n`, [2, 0, 1]],
  [
    "a Goldstein value off the scale",
    "a.CSV",
    `${SOUND}${gdeltRow({ id: "3", goldstein: "99" })}\n`,
    [2, 0, 1],
  ],
  [
    "an actor about itself",
    "a.CSV",
    `${SOUND}${gdeltRow({ id: "3", from: "ARM", to: "ARM" })}\n`,
    [2, 1, 0],
  ],
  ["empty actors", "a.CSV", `${SOUND}${gdeltRow({ id: "3", from: "", to: "" })}\n`, [2, 1, 0]],
  ["an id twice with the same content", "a.CSV", `${SOUND}${gdeltRow({ id: "2" })}\n`, [3, 0, 0]],
  [
    "an id twice with different content",
    "a.CSV",
    `${SOUND}${gdeltRow({ id: "2", mentions: "5" })}\n`,
    [2, 0, 1],
  ],
];

describe("a file with", () => {
  it.each(FILES)(
    "%s is imported, and every row is accounted for",
    async (_, name, content, counts) => {
      const { files } = await host.import(await host.file(name, content));
      const [{ stances, skipped, rejected, rows } = NO_FILE] = files;
      expect([stances, skipped, rejected]).toEqual(counts);
      expect(rows).toBe(stances + skipped + rejected);
      const distinct = name === "a.CSV" && rows === 3 && stances === 3 ? 2 : stances;
      expect([stances, distinct]).toContain(await valueOf(host.store, STANCES));
    },
  );
});

describe("an archive", () => {
  it.each([
    ["that is cut off", cutOff(), "damaged or cut off"],
    ["that leads outside itself", zipSync({ "../out.CSV": Buffer.from(SOUND) }), "outside itself"],
    ["of gzip that is cut off", gzipSync(SOUND.repeat(500)).subarray(0, 300), "ends too early"],
    ["that unpacks to far more than its size", bomb(), "more than 200 times"],
  ])("%s is refused, and nothing of it is in the graph", async (_, bytes, words) => {
    const error = await errorOf(host.import(await host.file("day.zip", bytes)));
    expect([error.code, error.message]).toEqual(["invalid-file", expect.stringContaining(words)]);
    expect(await valueOf(host.store, STANCES)).toBe(0);
  });

  it("of several files is imported whole, each with its own rejected rows", async () => {
    const faulty = Buffer.from(`${SOUND}${gdeltRow({ day: "20201322" })}\n`);
    const zip = zipSync({ "a/day.CSV": faulty, "b/day.CSV": faulty });
    const { files } = await host.import(await host.file("two.zip", zip));
    const names = files.map(({ rejectedFile }) => path.basename(rejectedFile ?? ""));
    expect(names).toEqual(["two.zip.a.day.CSV.rejected.csv", "two.zip.b.day.CSV.rejected.csv"]);
    expect(await valueOf(host.store, STANCES)).toBe(2);
  });
});

describe("what breaks around an import", () => {
  it("a file that grows while it is read is refused, and imported when it rests", async () => {
    const file = await host.file("day.CSV", manyRows(6_000));
    const request = await requestFor([file]);
    let hasGrown = false;
    const onProgress = (): void => {
      if (!hasGrown) void appendFile(file, gdeltRow({ id: "99999" }).slice(0, 40));
      hasGrown = true;
    };
    const error = await errorOf(runImport(host, request, { onProgress }));
    expect(error.message).toContain("grew while it was read");
    expect(await valueOf(host.store, STANCES)).toBe(0);
    const { files } = await host.import(file);
    expect(files[0]).toMatchObject({ stances: 6_000, rejected: 1 });
  });

  it("a disk that is full ends it without a trace in the graph, and it can go on", async () => {
    const rejectedFile = `${host.folder}/day.CSV.rejected.csv`;
    const file = await host.file("day.CSV", `${SOUND}${faultyRows(50)}`);
    await symlink("/dev/full", rejectedFile);
    const error = await errorOf(host.import(file));
    expect([error.code, error.message]).toEqual([
      "unusable-folder",
      expect.stringContaining("ENOSPC"),
    ]);
    expect(await valueOf(host.store, STANCES)).toBe(0);
    await rm(rejectedFile);
    const { id, files } = await host.import(file);
    expect(files[0]).toMatchObject({ stances: 2, rejected: 50 });
    expect(await host.journal.list()).toMatchObject([{ report: { id, state: "done" } }]);
    expect((await readFile(rejectedFile, "utf8")).split("\r\n")).toHaveLength(52);
  });

  it("an engine that dies in the middle ends it, and the same command completes it", async () => {
    const file = await host.file("day.CSV", manyRows(20_000));
    const request = await requestFor([file]);
    const error = await errorOf(runImport(host, request, { onStart: () => void endEngine() }));
    expect(error.code).toBe("engine-crashed");
    expect(await valueOf(host.store, STANCES)).toBe(0);
    expect(await runImport(host, request)).toMatchObject({ state: "done" });
    expect(await valueOf(host.store, STANCES)).toBe(20_000);
  });

  it("a row whose actor is not there is set aside, with what it names", async () => {
    const line = {
      kind: "stance",
      stance: { id: "s", from: "nobody", to: "none", act: "051", date: "2020-01-01" },
    };
    const file = await host.file("graph.jsonl", `${JSON.stringify(line)}\n`);
    const { files } = await host.import(file, { format: "interchange-lines" });
    expect(files[0]).toMatchObject({ stances: 0, rejected: 1 });
  });
});

const NO_FILE = {
  stances: 0,
  skipped: 0,
  rejected: 0,
  rows: 0,
} as const satisfies Partial<ImportedFile>;

/** Kills the loading process as soon as it runs. */
async function endEngine(): Promise<void> {
  for (let wait = 0; wait < 100; wait += 1) {
    const list = execFileSync("ps", ["-o", "pid=,args=", "--ppid", String(process.pid)], {
      encoding: "utf8",
    });
    const pid = /^\s*(\d+) .*loader-process/m.exec(list)?.[1];
    if (pid !== undefined) {
      process.kill(Number(pid), "SIGKILL");
      return;
    }
    await sleep(10);
  }
}

function manyRows(count: number): string {
  return Array.from({ length: count }, (_, n) => `${gdeltRow({ id: String(n + 1) })}\n`).join("");
}

function faultyRows(count: number): string {
  return Array.from(
    { length: count },
    (_, n) => `${gdeltRow({ id: String(n + 10), day: "0" })}\n`,
  ).join("");
}

function cutOff(): Uint8Array {
  const zip = zipSync({ "day.CSV": Buffer.from(manyRows(200)) });
  return zip.subarray(0, zip.length - 40);
}

/** A hundred megabytes of nothing in a hundred kilobytes. */
function bomb(): Uint8Array {
  const bytes = Buffer.alloc(200 << 20, "\n");
  bytes.write(SOUND);
  return zipSync({ "day.CSV": bytes }, { level: 6 });
}
