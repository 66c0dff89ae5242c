import { USUAL_NODES, type Network } from "../../server/wire/network.ts";

/** How many actors and issues a picture can be asked to hold: those with the most stances. */
export const PICTURE_SIZES = [USUAL_NODES, 1_000, 5_000, 20_000, 100_000] as const;
export type PictureSize = (typeof PICTURE_SIZES)[number];

/** What the server shows unless it is asked for more; a link without a size means this. */
export const USUAL_SIZE: PictureSize = USUAL_NODES;

/** The next larger picture that would show more, and how many it would hold; null when all is shown. */
export function largerPicture(
  size: PictureSize,
  { nodes, shown }: Network["totals"],
): { readonly size: PictureSize; readonly nodes: number } | null {
  const next = PICTURE_SIZES[PICTURE_SIZES.indexOf(size) + 1];
  return next === undefined || shown.nodes >= nodes
    ? null
    : { size: next, nodes: Math.min(next, nodes) };
}

export function parsePictureSize(text: string): PictureSize | null {
  return PICTURE_SIZES.find((size) => String(size) === text) ?? null;
}
