import { describe, expect, it } from "@jest/globals";
import type { FlatNetwork } from "../../server/wire/flat-network.ts";
import { decodeNetwork } from "../../server/wire/decode-network.ts";
import { encodeNetwork } from "../../server/wire/encode-network.ts";
import { seededRandom } from "../../server/wire/seeded-random.ts";

const FEW = makeFlat({ nodes: 3, dyads: 4, ties: 2 });

describe("a network as bytes", () => {
  it.each([
    ["nothing", makeFlat({ nodes: 0, dyads: 0, ties: 0 })],
    ["a few rows", FEW],
    ["more rows than a block has", makeFlat({ nodes: 3_000, dyads: 70_000, ties: 10 })],
  ])("is the same network again: %s", (_, flat) => {
    expect(decodeNetwork(bytesOf(flat))).toEqual(flat);
  });

  it("keeps texts of any kind, and leaves out columns in which nothing is", () => {
    const id = ["a", "b", "c"];
    const name = ['"quoted"\n', "Երևան 🕊", "\u0000"];
    const nodes = { ...FEW.nodes, id, name, role: ["", "", ""], lat: [null, null, null] };
    const flat = { ...FEW, nodes };
    const bytes = bytesOf(flat);
    expect(decodeNetwork(bytes)).toEqual(flat);
    expect(Buffer.from(bytes).toString("latin1")).not.toContain("nodes.role");
  });

  it("gives others a moment while it looks through long columns", () => {
    const pieces = [...encodeNetwork(makeFlat({ nodes: 3_000, dyads: 270_000, ties: 10 }))];
    // Two pauses for each of eight columns, before the first byte.
    expect(pieces.findIndex(({ length }) => length > 0)).toBe(16);
  });

  it("has its blocks at multiples of eight bytes", () => {
    const bytes = bytesOf(FEW);
    const view = new DataView(bytes);
    let [at, blocks] = [8, 0];
    while (at < bytes.byteLength) {
      at += 8 + Math.ceil(view.getUint32(at + 4, true) / 8) * 8;
      blocks += 1;
    }
    expect(at).toBe(bytes.byteLength);
    expect(blocks).toBeGreaterThan(20);
  });

  it("is refused where it is cut off, wherever that is", () => {
    const bytes = bytesOf(FEW);
    for (let length = 0; length < bytes.byteLength; length += 8) {
      expect(() => decodeNetwork(bytes.slice(0, length))).toThrow();
    }
  });

  it.each([
    ["a dyad's end", { dyads: { ...FEW.dyads, to: Uint32Array.of(0, 1, 3, 0) } }],
    ["a day", { dyads: { ...FEW.dyads, last: Uint32Array.of(0, 1, 2, 9) } }],
    ["a label", { nodes: { ...FEW.nodes, label: Uint8Array.of(0, 1, 2) } }],
    ["a kind", { nodes: { ...FEW.nodes, kind: Int8Array.of(0, 1, 4) } }],
    ["a tie's end", { ties: { ...FEW.ties, from: [0, 3] } }],
    ["a tie's type", { ties: { ...FEW.ties, type: [0, 4] } }],
  ])("is refused where %s points nowhere", (_, change) => {
    expect(() => decodeNetwork(bytesOf({ ...FEW, ...change }))).toThrow("points to");
  });

  it("is refused where it is something else", () => {
    const bytes = new TextEncoder().encode('{"nodes": []}').buffer;
    expect(() => decodeNetwork(bytes)).toThrow("no network");
  });
});

function bytesOf(flat: FlatNetwork): ArrayBuffer {
  const bytes = Buffer.concat([...encodeNetwork(flat)]);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
}

function makeFlat(rows: Readonly<Record<"nodes" | "dyads" | "ties", number>>): FlatNetwork {
  const random = seededRandom(7);
  const below = (limit: number): number => Math.floor(random() * limit);
  const numbers = (count: number, limit: number): number[] =>
    Array.from({ length: count }, () => below(limit));
  const { nodes, dyads, ties } = rows;
  const days = Array.from({ length: 3 }, (_, day) => `2020-10-2${day}`);
  const counts = { nodes, dyads, stances: dyads };
  return {
    nodes: {
      id: Array.from({ length: nodes }, (_, row) => `node-${row}`),
      name: Array.from({ length: nodes }, (_, row) => `Name ${row}`),
      role: Array.from({ length: nodes }, (_, row) => (row % 2 === 0 ? "Minister" : "")),
      country: Array.from({ length: nodes }, () => "aze"),
      label: Uint8Array.from(numbers(nodes, 2)),
      kind: Int8Array.from(numbers(nodes, 5), (kind) => kind - 1),
      stancesOut: Uint32Array.from(numbers(nodes, 2 ** 31)),
      stancesIn: Uint32Array.from(numbers(nodes, 300)),
      neighbors: nodes % 2 === 0 ? null : Uint32Array.from(numbers(nodes, 70_000)),
      lat: Array.from({ length: nodes }, (_, row) => (row % 3 === 0 ? 40.25 : null)),
      lon: Array.from({ length: nodes }, (_, row) => (row % 3 === 0 ? -0.125 : null)),
      x:
        nodes === 0
          ? null
          : Float64Array.from(numbers(nodes, 2 ** 31), (x) => (x - 2 ** 30) / 1_000),
      y: nodes === 0 ? null : Float64Array.from(numbers(nodes, 9_000), (y) => y / 1_000 || NaN),
      bloc: nodes === 0 ? null : Uint32Array.from(numbers(nodes, 40)),
    },
    dyads: {
      from: Uint32Array.from(numbers(dyads, nodes)),
      to: Uint32Array.from(numbers(dyads, nodes)),
      n: Uint32Array.from(numbers(dyads, 70_000)),
      polarity: Float64Array.from(numbers(dyads, 2_000_001), (n) => (n - 1_000_000) / 1_000_000),
      positive: Uint32Array.from(numbers(dyads, 10)),
      negative: Uint32Array.from(numbers(dyads, 10)),
      first: Uint32Array.from(numbers(dyads, 3)),
      last: Uint32Array.from(numbers(dyads, 3)),
      sources: Uint32Array.from(numbers(dyads, 10)),
    },
    days,
    ties: {
      from: numbers(ties, nodes),
      to: numbers(ties, nodes),
      type: numbers(ties, 4),
      role: Array.from({ length: ties }, (_, row) => (row === 0 ? "co-chair" : "")),
    },
    totals: { ...counts, shown: counts, all: counts },
    dataVersion: "0123456789abcdef",
  };
}
