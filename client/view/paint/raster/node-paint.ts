import { GRAPH_COLORS, NODE_KINDS, type Theme } from "../../../../server/picture/graph-style.ts";
import { channels } from "../../../../server/picture/srgb.ts";

type Color = readonly [number, number, number];

interface Inks {
  readonly paper: Color;
  readonly fill: Color;
  readonly ring: Color;
}

/** Steps of a table for each px. */
const STEPS = 128;
/** From this far inside the border, in px, everything is the fill. */
const DEEPEST = 4;

/** Colours of nodes by how far a pixel is from the border, as the shader of nodes has them. */
export class NodePaint {
  readonly #inks: readonly Inks[];
  readonly #pixelRatio: number;
  readonly #tables = new Map<string, Int32Array>();

  constructor(theme: Theme, pixelRatio: number) {
    const { paper, nodes } = GRAPH_COLORS[theme];
    this.#pixelRatio = pixelRatio;
    this.#inks = NODE_KINDS.map((kind) => ({
      paper: channels(paper),
      fill: channels(nodes[kind].fill),
      ring: channels(nodes[kind].ring),
    }));
  }

  /** How far in px beyond its border a node leaves traces. @param halo its ring, 0 for none. */
  reach(halo: number): number {
    return (halo === 0 ? 1.5 : 5.8) + 0.5 / this.#pixelRatio;
  }

  /** The colours of nodes of a kind and size, premultiplied, to be read with {@link placeIn}. */
  table(kind: number, radius: number, halo: number): Int32Array {
    // Of small nodes all rings are alike.
    const ringWidth = Math.round(Math.min(2.2, Math.max(1, radius * 0.1)) * 50) / 50;
    const key = `${kind} ${ringWidth} ${halo}`;
    const known = this.#tables.get(key);
    if (known !== undefined) return known;
    const made = new Int32Array(Math.ceil((DEEPEST + this.reach(halo)) * STEPS) + 1);
    const inks = this.#inks[kind];
    for (let step = 0; step < made.length && inks !== undefined; step += 1) {
      made[step] = this.#color(inks, step / STEPS - DEEPEST, ringWidth, halo);
    }
    this.#tables.set(key, made);
    return made;
  }

  #color({ paper, fill, ring }: Inks, d: number, ringWidth: number, halo: number): number {
    const covered = (distance: number): number =>
      Math.min(1, Math.max(0, 0.5 - distance * this.#pixelRatio));
    // A rim of paper parts the node from lines that pass by.
    const rim = covered(d - 1.5);
    const around = halo === 0 ? 0 : covered(Math.abs(d - 4.2) - 1.6);
    const [inner, body] = [covered(d + ringWidth), covered(d)];
    let color = Math.round(255 * mix(rim, 1, around)) << 24;
    for (const channel of [0, 1, 2] as const) {
      const paint = mix(ring[channel], fill[channel], inner);
      const drawn = mix(paper[channel], paint, body) * rim;
      const byte = Math.round(mix(drawn, (halo >>> (8 * channel)) & 255, around));
      color |= byte << (8 * channel);
    }
    return color;
  }
}

/** The place in a table of colours for a distance from the border, in px, negative inside. */
export function placeIn(distance: number): number {
  return distance < -DEEPEST ? 0 : ((distance + DEEPEST) * STEPS + 0.5) | 0;
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}
