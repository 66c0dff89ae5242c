import { afterAll, describe, expect, it } from "@jest/globals";
import { parseDocumentsPlace } from "../../server/documents/documents-place.ts";
import { openDocuments } from "../../server/documents/open-documents.ts";
import { EntenteError } from "../../server/wire/entente-error.ts";
import { describeDocuments, failure } from "./contract.ts";
import { startRedis } from "./start-redis.ts";

const redis = await startRedis();
const bucket = process.env["ENTENTE_TEST_S3"];

if (typeof redis === "string") skipDocuments("Redis", redis);
else {
  describeDocuments("Redis", () => Promise.resolve({ kind: "redis", url: redis.url }));
  afterAll(() => redis.stop());
}

if (bucket === undefined) skipDocuments("a bucket", "ENTENTE_TEST_S3 names none");
else {
  const place = parseDocumentsPlace({ ...process.env, ENTENTE_DOCUMENTS: bucket }, "");
  describeDocuments("a bucket", () => Promise.resolve(place));

  it("lists more documents of a bucket than one answer of it holds", async () => {
    const documents = await openDocuments(place);
    const many = documents.collection({ name: `many-${Date.now()}`, extension: ".txt" });
    const names = Array.from({ length: 1100 }, (_, n) => `n${String(n).padStart(4, "0")}`);
    for (let at = 0; at < names.length; at += 50) {
      const some = names.slice(at, at + 50);
      await Promise.all(some.map((name) => many.save(name, name, { ifVersion: null })));
    }
    expect(await many.ids()).toEqual(names);
    await documents.close();
  }, 300_000);
}

describe("documents in a service that is not there", () => {
  it.each([
    ["Redis", { kind: "redis", url: "redis://:hunter2@127.0.0.1:1" }],
    [
      "a bucket",
      {
        kind: "s3",
        endpoint: "http://127.0.0.1:1",
        region: "us-east-1",
        bucket: "none",
        prefix: "",
        accessKeyId: "someone",
        secretAccessKey: "hunter2",
      },
    ],
  ] as const)(
    "are unavailable in %s, without a word of the password",
    async (_, place) => {
      const documents = await openDocuments(place);
      const queries = documents.collection({ name: "queries", extension: ".cypher" });
      const error = await failure(queries.read("talks"));
      expect(error.code).toBe("documents-unavailable");
      expect(error.message).not.toContain("hunter2");
      await documents.close();
    },
    60_000,
  );
});

describe("the place of documents", () => {
  it("is the data folder unless the setting names another", () => {
    expect(parseDocumentsPlace({}, "./data")).toEqual({ kind: "folder", folder: "./data" });
    const other = { ENTENTE_DOCUMENTS: "/srv/queries" };
    expect(parseDocumentsPlace(other, "./data")).toEqual({
      kind: "folder",
      folder: "/srv/queries",
    });
    const url = { ENTENTE_DOCUMENTS: "file:///srv/a%20b" };
    expect(parseDocumentsPlace(url, "./data")).toEqual({ kind: "folder", folder: "/srv/a b" });
  });

  it("is a bucket with its address, region and key", () => {
    const environment = {
      ENTENTE_DOCUMENTS: "s3://entente/team/a?region=eu-central-1",
      AWS_ACCESS_KEY_ID: "someone",
      AWS_SECRET_ACCESS_KEY: "secret",
    };
    expect(parseDocumentsPlace(environment, "./data")).toEqual({
      kind: "s3",
      endpoint: "https://s3.eu-central-1.amazonaws.com",
      region: "eu-central-1",
      bucket: "entente",
      prefix: "team/a",
      accessKeyId: "someone",
      secretAccessKey: "secret",
    });
  });

  it.each([
    ["ftp://x/y", /begins with ftp:\/\/, which is not known/],
    ["redis://:hunter2@:::", /is no address/],
    ["s3://entente", /AWS_ACCESS_KEY_ID is not set/],
    ["s3:///folder", /is no address|names no bucket/],
    ["s3://entente?endpoint=minio", /endpoint of ENTENTE_DOCUMENTS is no web address/],
  ])("refuses %s without repeating it", (text, message) => {
    let error: unknown;
    try {
      parseDocumentsPlace({ ENTENTE_DOCUMENTS: text }, "./data");
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(EntenteError);
    expect(error).toMatchObject({ code: "invalid-setting" });
    expect((error as EntenteError).message).toMatch(message);
    expect((error as EntenteError).message).not.toContain("hunter2");
  });
});

function skipDocuments(name: string, reason: string): void {
  console.info(`skipped: documents in ${name} (${reason})`);
  describe.skip(`documents in ${name} (${reason})`, () => {
    it("are as in a folder", () => undefined);
  });
}
