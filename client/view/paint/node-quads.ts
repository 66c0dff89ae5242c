import type { DrawnNetwork } from "../drawn-network.ts";

/** Of one corner: x, y, radius, then corner, kind and ink, then the ring. */
export const NODE_BYTES = 20;

/** What a node looks like beyond its kind. */
export interface NodeLook {
  /** 0 faded to 1 in front. */
  readonly ink: (row: number) => number;
  /** Ring around the node as bytes red, green, blue, 255; 0 for none. */
  readonly halo: (row: number) => number;
}

/** The four corners of nodes, in the order of the rows. */
export function nodeQuads(
  drawn: DrawnNetwork,
  rows: Uint32Array | readonly number[],
  look: NodeLook,
): ArrayBuffer {
  const buffer = new ArrayBuffer(rows.length * 4 * NODE_BYTES);
  const places = new Float32Array(buffer);
  const bytes = new Int8Array(buffer);
  const halos = new Uint32Array(buffer);
  let at = 0;
  for (const row of rows) {
    const [x, y, radius] = [drawn.x[row] ?? 0, drawn.y[row] ?? 0, drawn.radius[row] ?? 0];
    const [kind, ink, halo] = [
      drawn.kind[row] ?? 0,
      Math.round(look.ink(row) * 127),
      look.halo(row),
    ];
    for (let corner = 0; corner < 4; corner += 1) {
      places[at] = x;
      places[at + 1] = y;
      places[at + 2] = radius;
      const byte = 4 * (at + 3);
      bytes[byte] = corner % 2 === 0 ? -1 : 1;
      bytes[byte + 1] = corner < 2 ? -1 : 1;
      bytes[byte + 2] = kind;
      bytes[byte + 3] = ink;
      halos[at + 4] = halo;
      at += 5;
    }
  }
  return buffer;
}

/** Which corners make the two triangles of each quad. */
export function quadCorners(quads: number): Uint32Array<ArrayBuffer> {
  const corners = new Uint32Array(6 * quads);
  for (let quad = 0; quad < quads; quad += 1) {
    const first = 4 * quad;
    corners.set([first, first + 1, first + 2, first + 2, first + 1, first + 3], 6 * quad);
  }
  return corners;
}
