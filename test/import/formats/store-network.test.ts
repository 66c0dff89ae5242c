import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { readStoreNetwork } from "../../../server/import/formats/store/read-store-network.ts";
import { interchangeItems } from "../../../server/import/read-interchange.ts";
import { createEmbeddedStore } from "../../../server/store/embedded/embedded-store.ts";
import { StoreMappingSchema } from "../../../server/wire/store-mapping.ts";
import { leaseNeo4j } from "../../neo4j/lease-neo4j.ts";
import type { StoreUnderTest } from "../../store/contract-context.ts";
import { makeNeo4jStore } from "../../store/neo4j/make-neo4j-store.ts";
import { sample } from "../interchange-sample.ts";
import { actorsOf, collect, rejectedOf, stancesOf } from "../read-records.ts";

const MINUTES = 60_000;

const lease = await leaseNeo4j();
afterAll(async () => {
  await lease?.release();
});

const MAPPING = StoreMappingSchema.parse({
  actors: [{ label: "Person", kind: "person" }, { label: "State" }],
  relationships: ["STANCE"],
  mapping: {
    columns: { polarity: "polarity", act: "act", date: "date", summary: "summary" },
    constants: { locator: "the other database" },
  },
});

function suite(name: string, makeStore: () => Promise<StoreUnderTest>): void {
  describe(`a property graph in ${name}`, () => {
    it(
      "is read as its labels and relationships are mapped",
      async () => {
        const { store, loader, ...made } = await makeStore();
        try {
          await loader.load(interchangeItems(sample()));
          const records = await collect(readStoreNetwork({ name: "other", store }, MAPPING));
          expect(
            actorsOf(records)
              .map(({ id, kind }) => `${kind} ${id}`)
              .sort(),
          ).toEqual(["group west", "group east", "person north"].sort());
          expect(stancesOf(records)).toMatchObject([
            {
              from: "north",
              to: "east",
              act: "051",
              polarity: expect.closeTo(0.34) as unknown,
              date: "2021-01-01",
            },
            { from: "north", to: "east", summary: "Speaks well of it." },
          ]);
        } finally {
          await made.close();
        }
      },
      3 * MINUTES,
    );

    it(
      "has its relationships between other nodes rejected, and binds names instead of splicing them",
      async () => {
        const { store, loader, ...made } = await makeStore();
        try {
          await loader.load(interchangeItems(sample()));
          const only = { ...MAPPING, actors: [{ label: "Person", name: "name" }] };
          const records = await collect(readStoreNetwork({ name: "other", store }, only));
          expect(rejectedOf(records).map(({ column, reason }) => [column, reason])).toEqual([
            ["target", "the file has no node of this id"],
            ["target", "the file has no node of this id"],
          ]);
          const hostile = "Person`) DETACH DELETE n //";
          const none = {
            ...MAPPING,
            actors: [{ label: hostile, name: "name" }],
            relationships: [hostile],
          };
          expect(await collect(readStoreNetwork({ name: "other", store }, none))).toEqual([]);
        } finally {
          await made.close();
        }
      },
      3 * MINUTES,
    );
  });
}

suite("the embedded engine", embedded);
if (lease !== null) suite("Neo4j", () => makeNeo4jStore(lease));

describe("readStoreNetwork", () => {
  it("refuses a mapping with nothing for the day", async () => {
    const { store, ...made } = await embedded();
    try {
      const undated = { ...MAPPING, mapping: { ...MAPPING.mapping, columns: { act: "act" } } };
      expect(() => readStoreNetwork({ name: "other", store }, undated)).toThrow(
        "Nothing says of which day it is in other.",
      );
    } finally {
      await made.close();
    }
  });
});

async function embedded(): Promise<StoreUnderTest> {
  const folder = await mkdtemp(path.join(tmpdir(), "entente-network-"));
  const store = await createEmbeddedStore({ folder });
  return {
    store,
    loader: store.loader,
    async close() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
