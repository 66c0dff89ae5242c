import { readFile } from "node:fs/promises";
import { updatePlaces, type FormerPlaces } from "../picture/update-places.ts";
import type { Positions } from "../picture/layout.ts";
import { flatToNetwork, type FlatNetwork } from "../wire/flat-network.ts";
import { decodeNetwork } from "../wire/decode-network.ts";
import { encodeNetwork } from "../wire/encode-network.ts";

/** What the thread is given: a network as bytes, and where the one before it is. */
export interface PlaceTask {
  readonly network: Uint8Array;
  /** File of a network with places, and what it says of its layout; null for none. */
  readonly former: FormerFile | null;
}

/** A network with places that was kept. */
export interface FormerFile {
  readonly file: string;
  /** Nodes of the last network that was laid out as a whole. */
  readonly laidOut: number;
}

/** The same network with places, as bytes. */
export interface PlacedBytes {
  readonly bytes: Uint8Array;
  /** Nodes of the last network that was laid out as a whole. */
  readonly laidOut: number;
}

/** Gives the nodes of a network their places. In a thread, since a large network takes seconds. */
export async function place({ network, former }: PlaceTask): Promise<PlacedBytes> {
  const flat = decodeNetwork(network);
  const known = former === null ? null : await readFormer(former);
  const { positions, laidOut } = updatePlaces(flatToNetwork(flat), known);
  const placed = { ...flat, nodes: { ...flat.nodes, ...toColumns(flat.nodes.id, positions) } };
  return { bytes: Buffer.concat([...encodeNetwork(placed)]), laidOut };
}

/** Null where the file has gone or cannot be read: then nobody has a place yet. */
async function readFormer({ file, laidOut }: FormerFile): Promise<FormerPlaces | null> {
  try {
    const { nodes } = decodeNetwork(await readFile(file));
    const positions = new Map(
      nodes.id.map((id, row) => [id, { x: nodes.x?.[row] ?? 0, y: nodes.y?.[row] ?? 0 }]),
    );
    return nodes.x === null ? null : { positions, laidOut };
  } catch {
    return null;
  }
}

function toColumns(
  ids: readonly string[],
  positions: Positions,
): Pick<FlatNetwork["nodes"], "x" | "y"> {
  return {
    x: Float64Array.from(ids, (id) => positions.get(id)?.x ?? NaN),
    y: Float64Array.from(ids, (id) => positions.get(id)?.y ?? NaN),
  };
}
