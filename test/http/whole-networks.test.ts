import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { layoutNetwork } from "../../server/picture/layout.ts";
import { decodeNetwork } from "../../server/wire/decode-network.ts";
import { encodeNetwork } from "../../server/wire/encode-network.ts";
import { flatToNetwork, type FlatNetwork } from "../../server/wire/flat-network.ts";
import type { GraphItem } from "../../server/wire/interchange.ts";
import { NETWORK_BYTES_TYPE } from "../../server/wire/network-bytes.ts";
import { NETWORK_COLUMNS_TYPE, NetworkColumnsSchema } from "../../server/wire/network-columns.ts";
import { NetworkSchema, type Network } from "../../server/wire/network.ts";
import { flatOfColumns } from "../wire/flat-of-columns.ts";
import {
  ARTICLE,
  serveGraph,
  serveStore,
  type ServedGraph,
  type ServedStore,
} from "./served-graph.ts";

type Places = Readonly<Record<string, readonly [number, number]>>;

/** What the explorer asks for first. */
const WHOLE = "/api/network?neighbors=count&positions=whole";

describe("/api/network with positions", () => {
  let folder: string;
  let served: ServedGraph;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "entente-networks-"));
    served = await serveGraph({ file: ARTICLE, networksFolder: path.join(folder, "networks") });
  });
  afterAll(async () => {
    await served.close();
    await rm(folder, { recursive: true });
  });

  it("gives every node its place in the layout of the whole network", async () => {
    const network = await readRows(served, "/api/network?positions=whole");
    const plain = await readRows(served, "/api/network");
    const expected = layoutNetwork(plain);
    expect(expected.size).toBe(32);
    expect(placesOf(network)).toEqual(
      Object.fromEntries([...expected].map(([id, { x, y }]) => [id, [x, y]])),
    );
  });

  it("gives the same in each of its forms", async () => {
    const rows = await readRows(served, WHOLE);
    const columns = await served.get(WHOLE, { accept: NETWORK_COLUMNS_TYPE });
    const flat = flatOfColumns(NetworkColumnsSchema.parse(await columns.json()));
    expect(flatToNetwork(flat)).toEqual(rows);
    expect(await readBytes(served, WHOLE)).toEqual(rows);
    expect(rows.nodes.every(({ neighbors, x }) => neighbors !== undefined && x !== undefined)).toBe(
      true,
    );
    expect(Object.keys(blocsOf(rows)).length).toBeGreaterThan(15);
  });

  it("says in which bloc of all data actors are, whatever the filter, and only where places are asked for", async () => {
    const whole = blocsOf(await readRows(served, "/api/network?positions=whole"));
    expect(new Set(Object.values(whole)).size).toBeGreaterThan(1);
    const filtered = await readRows(served, "/api/network?positions=whole&kind=person");
    const people = filtered.nodes.filter(({ id }) => id in whole).map(({ id }) => id);
    expect(people.length).toBeGreaterThan(0);
    expect(blocsOf(filtered)).toEqual(Object.fromEntries(people.map((id) => [id, whole[id]])));
    expect(blocsOf(await readRows(served, "/api/network"))).toEqual({});
    const columns = await served.get("/api/network", { accept: NETWORK_COLUMNS_TYPE });
    expect(Object.keys(NetworkColumnsSchema.parse(await columns.json()).nodes)).not.toContain(
      "bloc",
    );
  });

  it("moves nobody under a filter, and has no place for who is not in the whole network", async () => {
    const whole = placesOf(await readRows(served, "/api/network?positions=whole&limit=8"));
    const filtered = await readRows(served, "/api/network?positions=whole&limit=8&kind=person");
    const placed = filtered.nodes.filter(({ id }) => id in whole);
    expect(filtered.nodes).toHaveLength(8);
    expect(placed.length).toBeGreaterThan(0);
    expect(placed.length).toBeLessThan(8);
    expect(placesOf(filtered)).toEqual(Object.fromEntries(placed.map(({ id }) => [id, whole[id]])));
  });

  it("keeps everybody in place when somebody comes, and after a restart", async () => {
    const old = await readRows(served, WHOLE);
    const before = placesOf(old);
    await served.store.loader.load(NEWCOMER);
    const grown = await readRows(served, WHOLE);
    const after = placesOf(grown);
    expect(blocsOf(grown)).toEqual(blocsOf(old));
    const { newcomer, ...others } = after;
    expect(others).toEqual(before);
    expect(newcomer).toBeDefined();
    const restarted = await restart();
    expect(placesOf(await readRows(restarted, WHOLE))).toEqual(after);
    await restarted.close();
    const forgetful = await serveStore(served.store);
    expect(placesOf(await readRows(forgetful, WHOLE))).not.toEqual(after);
    await forgetful.close();
  });

  it("goes on from the places and blocs of an earlier version, and finds blocs where it has none", async () => {
    const networks = path.join(folder, "networks");
    const earlier = path.join(folder, "earlier");
    const whole = await readRows(served, WHOLE);
    const kept = await Promise.all(
      (await readdir(networks)).map((name) => readFile(path.join(networks, name))),
    );
    const last = kept.map(decodeNetwork).find(({ nodes }) => nodes.id.includes("newcomer"));
    if (last === undefined) throw new Error("nothing was kept");
    await mkdir(earlier);
    const keptBefore = async (bloc: FlatNetwork["nodes"]["bloc"]): Promise<Network> => {
      const bytes = [...encodeNetwork({ ...last, nodes: { ...last.nodes, bloc } })];
      await writeFile(path.join(earlier, `300-33-${"A".repeat(22)}.network`), bytes);
      const restarted = await restart(earlier);
      const network = await readRows(restarted, WHOLE);
      await restarted.close();
      await rm(earlier, { recursive: true });
      await mkdir(earlier);
      return network;
    };
    const without = await keptBefore(null);
    expect(placesOf(without)).toEqual(placesOf(whole));
    expect(blocsOf(without)).toEqual(blocsOf(whole));
    const others = await keptBefore(last.nodes.bloc?.map((bloc) => bloc && bloc + 50) ?? null);
    expect(blocsOf(others)).toEqual(
      Object.fromEntries(Object.entries(blocsOf(whole)).map(([id, bloc]) => [id, bloc + 50])),
    );
  });

  it("lays out anew what was damaged on the disk", async () => {
    const names = await readdir(path.join(folder, "networks"));
    expect(names.length).toBeGreaterThan(1);
    for (const name of names) await truncate(path.join(folder, "networks", name), 2_000);
    const restarted = await restart();
    const network = await readBytes(restarted, WHOLE);
    expect(Object.keys(placesOf(network))).toHaveLength(33);
    await restarted.close();
  });

  it("answers also where it cannot keep anything, and says so in the log", async () => {
    const file = path.join(folder, "no-folder");
    await writeFile(file, "");
    const lines: string[] = [];
    const restarted = await restart(file, (line) => lines.push(line));
    expect((await readRows(restarted, WHOLE)).nodes).toHaveLength(33);
    expect(lines.join("")).toContain("a laid out network could not be kept");
    await restarted.close();
  });

  function restart(
    networksFolder = path.join(folder, "networks"),
    log?: (line: string) => void,
  ): Promise<ServedStore> {
    return serveStore(served.store, { networksFolder, ...(log === undefined ? {} : { log }) });
  }
});

const NEWCOMER: readonly GraphItem[] = [
  { kind: "actor", actor: { id: "newcomer", kind: "person", name: "Newcomer" } },
];

async function readRows(served: ServedStore, pathAndQuery: string): Promise<Network> {
  return NetworkSchema.parse(await (await served.get(pathAndQuery)).json());
}

async function readBytes(served: ServedStore, pathAndQuery: string): Promise<Network> {
  const response = await served.get(pathAndQuery, { accept: NETWORK_BYTES_TYPE });
  return flatToNetwork(decodeNetwork(await response.arrayBuffer()));
}

function blocsOf({ nodes }: Network): Readonly<Record<string, number>> {
  return Object.fromEntries(
    nodes.flatMap(({ id, bloc }) => (bloc === undefined ? [] : [[id, bloc]])),
  );
}

function placesOf({ nodes }: Network): Places {
  const places = nodes.flatMap(({ id, x, y }) =>
    x === undefined || y === undefined ? [] : [[id, [x, y]] as const],
  );
  return Object.fromEntries(places);
}
