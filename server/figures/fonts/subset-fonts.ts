import subsetFont from "subset-font";
import {
  FONT_FACES,
  FONT_WEIGHTS,
  fontBytes,
  type FontFace,
  type FontWeight,
} from "./font-faces.ts";
import { textRuns } from "./text-runs.ts";

/** A font with nothing but the letters of one figure. */
export interface SubsetFont {
  readonly family: string;
  readonly weight: FontWeight;
  /** WOFF2. */
  readonly bytes: Uint8Array;
}

/** The texts of a figure, by the weight that they are set in. */
export type TextsByWeight = ReadonlyMap<FontWeight, ReadonlySet<string>>;

/**
 * The fonts that texts need, each with only their letters: about 5 kB for the Latin alphabet. The
 * same texts give the same bytes: the subsetter and the compressor are WebAssembly of pinned versions.
 */
export async function subsetFonts(texts: TextsByWeight): Promise<readonly SubsetFont[]> {
  const fonts: SubsetFont[] = [];
  for (const face of FONT_FACES) {
    for (const weight of FONT_WEIGHTS) {
      const letters = lettersOf(texts.get(weight) ?? new Set(), face, weight);
      if (letters === "") continue;
      fonts.push({ family: face.family, weight, bytes: await cut(face, weight, letters) });
    }
  }
  return fonts;
}

/** The letters that a face sets, each once, in the order of their code points. */
function lettersOf(texts: ReadonlySet<string>, face: FontFace, weight: FontWeight): string {
  const letters = new Set<string>();
  for (const text of texts) {
    for (const run of textRuns(text, weight)) {
      if (run.face === face) for (const letter of run.text) letters.add(letter);
    }
  }
  return [...letters].sort().join("");
}

async function cut(face: FontFace, weight: FontWeight, letters: string): Promise<Uint8Array> {
  const options = {
    targetFormat: "woff2" as const,
    keepFeatures: [...face.features],
    // Screens of today do not hint, and instructions are half of the file.
    noHinting: true,
  };
  return subsetFont(fontBytes(face, weight), letters, options);
}
