import { readFile } from "node:fs/promises";
import { keepsPlaces, updatePlaces, type FormerPlaces } from "../picture/update-places.ts";
import type { Positions } from "../picture/layout.ts";
import { findWholeBlocs, NO_BLOC } from "../signed/whole-blocs.ts";
import { flatToNetwork, type FlatNetwork } from "../wire/flat-network.ts";
import { decodeNetwork } from "../wire/decode-network.ts";
import { encodeNetwork } from "../wire/encode-network.ts";
import type { Network } from "../wire/network.ts";

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

/** The same network with places and blocs, as bytes. */
export interface PlacedBytes {
  readonly bytes: Uint8Array;
  /** Nodes of the last network that was laid out as a whole. */
  readonly laidOut: number;
}

interface Former {
  readonly places: FormerPlaces;
  /** By id, of those that are in one. */
  readonly blocs: ReadonlyMap<string, number>;
}

/** Gives the nodes of a network their places and blocs. In a thread: a large network takes seconds. */
export async function place({ network, former }: PlaceTask): Promise<PlacedBytes> {
  const flat = decodeNetwork(network);
  const known = former === null ? null : await readFormer(former);
  const rows = flatToNetwork(flat);
  const bloc = blocsOf(flat, rows, known);
  const { positions, laidOut } = updatePlaces(rows, known?.places ?? null);
  const placed = {
    ...flat,
    nodes: { ...flat.nodes, ...toColumns(flat.nodes.id, positions), bloc },
  };
  return { bytes: Buffer.concat([...encodeNetwork(placed)]), laidOut };
}

/** Former blocs go on in new ones as long as places do. */
function blocsOf(
  { nodes, dyads }: FlatNetwork,
  network: Network,
  known: Former | null,
): Uint32Array<ArrayBuffer> {
  const goesOn = known !== null && known.blocs.size > 0 && keepsPlaces(network, known.places);
  const former = goesOn ? Uint32Array.from(nodes.id, (id) => known.blocs.get(id) ?? NO_BLOC) : null;
  const isActor = Uint8Array.from(network.nodes, ({ label }) => Number(label === "actor"));
  return findWholeBlocs(dyads, isActor, former);
}

/** Null where the file has gone or cannot be read: then nobody has a place yet. */
async function readFormer({ file, laidOut }: FormerFile): Promise<Former | null> {
  try {
    const { nodes } = decodeNetwork(await readFile(file));
    const positions = new Map(
      nodes.id.map((id, row) => [id, { x: nodes.x?.[row] ?? 0, y: nodes.y?.[row] ?? 0 }]),
    );
    const blocs = new Map<string, number>();
    nodes.bloc?.forEach((bloc, row) => {
      if (bloc !== NO_BLOC) blocs.set(nodes.id[row] ?? "", bloc);
    });
    return nodes.x === null ? null : { places: { positions, laidOut }, blocs };
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
