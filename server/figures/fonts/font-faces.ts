import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { create, type Font } from "fontkit";

export const FONT_WEIGHTS = [400, 500, 600] as const;
export type FontWeight = (typeof FONT_WEIGHTS)[number];

/** A family that figures are set in, with one file for each weight. */
export interface FontFace {
  /** As the files name themselves. */
  readonly family: string;
  readonly files: Readonly<Record<FontWeight, string>>;
  /** OpenType features that the script needs; a subset leaves out all others. */
  readonly features: readonly string[];
}

const LETTERS = ["kern", "mark", "mkmk", "ccmp", "locl"] as const;
const JOINED = [...LETTERS, "isol", "init", "medi", "fina", "rlig"] as const;
const packages = createRequire(import.meta.url);

/** A character is set in the first of these that has it. All are under the SIL Open Font License. */
export const FONT_FACES: readonly FontFace[] = [
  sourceSans(),
  notoSans("Armenian", LETTERS),
  notoSans("Georgian", LETTERS),
  notoSans("Hebrew", LETTERS),
  notoSans("Arabic", JOINED),
];

function sourceSans(): FontFace {
  const file = (name: string): string =>
    packages.resolve(`source-sans/TTF/SourceSans3-${name}.ttf`);
  return {
    family: "Source Sans 3",
    files: { 400: file("Regular"), 500: file("Medium"), 600: file("Semibold") },
    features: LETTERS,
  };
}

function notoSans(script: string, features: readonly string[]): FontFace {
  const file = (name: string): string =>
    packages.resolve(
      `@expo-google-fonts/noto-sans-${script.toLowerCase()}/${name}/NotoSans${script}_${name}.ttf`,
    );
  return {
    family: `Noto Sans ${script}`,
    files: { 400: file("400Regular"), 500: file("500Medium"), 600: file("600SemiBold") },
    features,
  };
}

const opened = new Map<string, { readonly bytes: Buffer; readonly font: Font }>();

/** The font of a face, read once. */
export function openFont(face: FontFace, weight: FontWeight): Font {
  return open(face.files[weight]).font;
}

/** The bytes of a face's file. */
export function fontBytes(face: FontFace, weight: FontWeight): Buffer {
  return open(face.files[weight]).bytes;
}

function open(file: string): { readonly bytes: Buffer; readonly font: Font } {
  let known = opened.get(file);
  if (known === undefined) {
    const bytes = readFileSync(file);
    const font = create(bytes);
    if (!("layout" in font)) throw new Error(`${file} holds several fonts; one was expected.`);
    opened.set(file, (known = { bytes, font }));
  }
  return known;
}
