import { renderAsync } from "@resvg/resvg-js";
import { FONT_FACES } from "../fonts/font-faces.ts";

/** Scales at which a figure is given as PNG. */
export const PNG_SCALES = [1, 2, 3, 4] as const;
export type PngScale = (typeof PNG_SCALES)[number];

/**
 * Paints an SVG, off the main thread.
 * @param hasOtherScripts whether letters are in it that no bundled font has: then the system's fonts
 *   are looked through too, which takes a moment.
 */
export async function writePng(
  svg: string,
  scale: PngScale,
  hasOtherScripts: boolean,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const image = await renderAsync(
    svg,
    {
      fitTo: { mode: "zoom", value: scale },
      font: {
        loadSystemFonts: hasOtherScripts,
        fontFiles: FONT_FACES.flatMap(({ files }) => Object.values(files)),
        defaultFontFamily: FONT_FACES[0]?.family ?? "sans-serif",
      },
    },
    signal,
  );
  return image.asPng();
}
