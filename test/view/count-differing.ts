import type { Page } from "playwright-core";
import type { Box } from "../../server/picture/label-placement.ts";

/** How far two pictures of the same size agree. */
export interface Agreement {
  /** Pixels that no text is near. */
  readonly outside: number;
  /** Those of them that are not paper in one of the pictures. */
  readonly inked: number;
  readonly differing: number;
}

/** Compares two screenshots pixel by pixel, in the browser. @param texts boxes that are passed over. */
export function countDiffering(
  page: Page,
  pictures: readonly Buffer[],
  texts: readonly Box[] = [],
): Promise<Agreement> {
  return page.evaluate(
    async ({ sources, boxes, rim, apartFrom }) => {
      const pixels = await Promise.all(
        sources.map(async (source) => {
          const blob = await (await fetch(`data:image/png;base64,${source}`)).blob();
          const image = await createImageBitmap(blob);
          const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
          if (context === null) throw new Error("no canvas");
          context.drawImage(image, 0, 0);
          return context.getImageData(0, 0, image.width, image.height);
        }),
      );
      const [one, other] = pixels;
      if (one === undefined || other === undefined) throw new Error("no pictures");
      const apart = (a: ImageData, at: number, b: ImageData, from: number): number =>
        Math.max(
          ...[0, 1, 2].map((channel) =>
            Math.abs((a.data[at + channel] ?? 0) - (b.data[from + channel] ?? 0)),
          ),
        );
      let [outside, inked, differing] = [0, 0, 0];
      for (let y = 0; y < one.height; y += 1) {
        for (let x = 0; x < one.width; x += 1) {
          const isText = boxes.some(
            ({ left, top, right, bottom }) =>
              x >= left - rim && x <= right + rim && y >= top - rim && y <= bottom + rim,
          );
          if (isText) continue;
          outside += 1;
          const at = 4 * (y * one.width + x);
          // The corner is paper.
          if (apart(one, at, one, 0) > apartFrom || apart(other, at, other, 0) > apartFrom) {
            inked += 1;
          }
          if (apart(one, at, other, at) > apartFrom) differing += 1;
        }
      }
      return { outside, inked, differing };
    },
    {
      sources: pictures.map((picture) => picture.toString("base64")),
      boxes: texts,
      rim: 4,
      apartFrom: 48,
    },
  );
}
