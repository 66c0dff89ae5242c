import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { zipSync } from "fflate";
import { peekPacked } from "../../../server/import/bytes/peek-packed.ts";
import { unpackFile, unpackStream } from "../../../server/import/bytes/unpack-file.ts";
import { EntenteError } from "../../../server/wire/entente-error.ts";

describe("unpackFile", () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "entente-unpack-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("gives a plain file as it is, by its first bytes and not by its name", async () => {
    expect(await unpack(file("a.zip", Buffer.from("plain text")))).toEqual([
      ["a.zip", "plain text"],
    ]);
    expect(await unpack(file("empty", Buffer.alloc(0)))).toEqual([["empty", ""]]);
  });

  it("unpacks a .gz, also of several parts", async () => {
    const packed = Buffer.concat([gzipSync("one "), gzipSync("two")]);
    expect(await unpack(file("day.CSV.gz", packed))).toEqual([["day.CSV", "one two"]]);
  });

  it("gives the files of a .zip in order, without folders and what systems leave in it", async () => {
    const packed = zip({ "b.csv": "2", "a/c.csv": "3", "__MACOSX/._b.csv": "x", ".DS_Store": "x" });
    expect(await unpack(file("set.zip", packed))).toEqual([
      ["set.zip/b.csv", "2"],
      ["set.zip/a/c.csv", "3"],
    ]);
  });

  it("takes a text that begins with PK for a text, also from its beginning alone", async () => {
    const head = Buffer.from("PK;name\n1;Ada\n");
    expect(await unpack(file("keys.csv", head))).toEqual([["keys.csv", head.toString()]]);
    const peeked = { name: "keys.csv", head, complete: true };
    expect(await peekPacked(peeked, 1000)).toEqual(peeked);
  });

  it("closes the file also where nobody reads it to the end", async () => {
    const large = file("large", Buffer.alloc(1_000_000, "x"));
    const names: string[] = [];
    for await (const { name } of unpackFile(large)) names.push(name);
    expect(names).toEqual(["large"]);
  });

  it.each<[what: string, name: string, bytes: () => Buffer, message: RegExp]>([
    [
      "a zip that is cut off",
      "cut.zip",
      () => zip({ "a.csv": "x".repeat(5000) }).subarray(0, 60),
      /^cut\.zip is damaged or cut off\. Download or copy it again\.$/,
    ],
    [
      "a zip whose bytes changed",
      "changed.zip",
      () => zip({ "a.csv": "hello hello" }, 0, "hello", "HELLO"),
      /^changed\.zip\/a\.csv does not have the checksum that its archive gives/,
    ],
    [
      "a zip that names a file outside itself",
      "outside.zip",
      () => zip({ "../../etc/passwd": "x" }),
      /^outside\.zip names a file outside itself, "\.\.\/\.\.\/etc\/passwd"/,
    ],
    [
      "a zip with an absolute path",
      "absolute.zip",
      () => zip({ "/etc/passwd": "x" }),
      /^absolute\.zip names a file outside itself/,
    ],
    ["a zip without files", "none.zip", () => zip({}), /^none\.zip holds no files/],
    [
      "a zip bomb",
      "bomb.zip",
      () => zip({ "zeros.csv": Buffer.alloc(80 << 20) }, 9),
      /^bomb\.zip\/zeros\.csv unpacks to more than 200 times its size/,
    ],
    [
      "a gzip bomb",
      "bomb.gz",
      () => gzipSync(Buffer.alloc(80 << 20)),
      /^bomb\.gz unpacks to more than 200 times its size/,
    ],
    [
      "a gz that is cut off",
      "cut.gz",
      () => gzipSync("x".repeat(5000)).subarray(0, 20),
      /^cut\.gz ends too early/,
    ],
    [
      "a gz that is damaged",
      "bad.gz",
      () => Buffer.concat([gzipSync("hello").subarray(0, 12), Buffer.alloc(20, 7)]),
      /^bad\.gz is damaged and cannot be unpacked/,
    ],
  ])("refuses %s", async (_what, name, bytes, message) => {
    const error = await refusal(unpack(file(name, bytes())));
    expect(error.message).toMatch(message);
  });

  it("fails at the end of a file that grew while it was read", async () => {
    const growing = file("growing.csv", Buffer.from("a\nb\n"));
    const error = await refusal(
      unpack(growing, () => {
        appendFileSync(growing, "c\n");
      }),
    );
    expect(error.message).toMatch(/^growing\.csv grew while it was read\. Import it again/);
  });

  it("fails at the end of a file that shrank while it was read", async () => {
    const shrinking = file("shrinking.csv", Buffer.alloc(300_000, "a"));
    const error = await refusal(
      unpack(shrinking, () => {
        truncateSync(shrinking, 10);
      }),
    );
    expect(error.message).toMatch(/^shrinking\.csv became shorter while it was read/);
  });

  it("ends with the signal", async () => {
    const stop = new AbortController();
    const reading = (async () => {
      for await (const { bytes } of unpackFile(file("long", Buffer.alloc(500_000, "x")), {
        signal: stop.signal,
      })) {
        for await (const chunk of bytes) stop.abort(chunk.length);
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: "cancelled" });
  });

  it("refuses a zip in a stream, and unpacks a gz in one", async () => {
    const stream = (bytes: Buffer): AsyncIterable<Uint8Array> =>
      (async function* () {
        await Promise.resolve();
        yield bytes;
      })();
    const zipped = await refusal(unpackStream(stream(zip({ a: "x" })), { name: "-" }));
    expect(zipped.message).toMatch(/^- is a zip archive in a stream/);
    const { bytes } = await unpackStream(stream(gzipSync("hello")), { name: "-" });
    expect(await textOf(bytes)).toBe("hello");
  });

  function file(name: string, bytes: Buffer): string {
    const full = path.join(folder, name);
    writeFileSync(full, bytes);
    return full;
  }
});

async function unpack(full: string, meanwhile?: () => void): Promise<[string, string][]> {
  const files: [string, string][] = [];
  for await (const { name, bytes } of unpackFile(full))
    files.push([name, await textOf(bytes, meanwhile)]);
  return files;
}

async function textOf(bytes: AsyncIterable<Uint8Array>, meanwhile?: () => void): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) {
    if (chunks.length === 0) meanwhile?.();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** A zip of files by name; `from` in its bytes is replaced by `to`. */
function zip(
  files: Record<string, string | Buffer>,
  level: 0 | 6 | 9 = 6,
  from = "",
  to = "",
): Buffer {
  const entries = Object.entries(files).map(([name, content]) => [name, Buffer.from(content)]);
  const packed = Buffer.from(
    zipSync(Object.fromEntries(entries) as Record<string, Buffer>, { level }),
  );
  const at = from === "" ? -1 : packed.indexOf(from);
  if (at !== -1) packed.write(to, at);
  return packed;
}

async function refusal(reading: Promise<unknown>): Promise<EntenteError> {
  const error: unknown = await reading.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof EntenteError)) throw new Error("it was not refused", { cause: error });
  expect(error.code).toBe("invalid-file");
  return error;
}
