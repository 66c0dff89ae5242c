import { FONT_FACES, openFont, type FontFace, type FontWeight } from "./font-faces.ts";

/** A stretch of text that one face sets; `face` is null where none has the characters. */
export interface TextRun {
  readonly text: string;
  readonly face: FontFace | null;
}

/** The subsets that pictures carry have no ligatures of convenience, so widths must not count on them. */
const LIGATURES_OFF = { liga: false, clig: false, calt: false } as const;
/** Width in em of a character that no face has: as wide as it is, or as most letters are. */
const WIDE_EM = 1;
const OTHER_EM = 0.62;
const WIDE =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303f\uff00-\uff60]/u;
/** Takes no width of its own, and belongs to what is before it. */
const ATTACHED = /[\p{M}\p{Cf}]/u;

/** Splits a text where the face changes. Marks, and spaces if they can, stay with what is before them. */
export function textRuns(text: string, weight: FontWeight): readonly TextRun[] {
  const runs: { text: string; face: FontFace | null }[] = [];
  for (const letter of text) {
    const last = runs.at(-1);
    const face = last?.face;
    const stays = ATTACHED.test(letter) || (letter === " " && has(face, letter, weight));
    if (last !== undefined && (stays || face === faceOf(letter, weight))) last.text += letter;
    else runs.push({ text: letter, face: faceOf(letter, weight) });
  }
  return runs;
}

function faceOf(letter: string, weight: FontWeight): FontFace | null {
  return FONT_FACES.find((face) => has(face, letter, weight)) ?? null;
}

function has(face: FontFace | null | undefined, letter: string, weight: FontWeight): boolean {
  const code = letter.codePointAt(0) ?? 0;
  return face != null && openFont(face, weight).hasGlyphForCodePoint(code);
}

const widths = new Map<string, number>();
const REMEMBERED = 20_000;

/** Width of a text in px, as the face's own metrics and kerning have it. */
export function textWidth(text: string, size: number, weight: FontWeight): number {
  const key = `${weight} ${text}`;
  let em = widths.get(key);
  if (em === undefined) {
    em = textRuns(text, weight).reduce((sum, run) => sum + runEm(run, weight), 0);
    if (widths.size >= REMEMBERED) widths.clear();
    widths.set(key, em);
  }
  return em * size;
}

function runEm({ text, face }: TextRun, weight: FontWeight): number {
  if (face === null) {
    let em = 0;
    for (const letter of text) {
      if (!ATTACHED.test(letter)) em += WIDE.test(letter) ? WIDE_EM : OTHER_EM;
    }
    return em;
  }
  const font = openFont(face, weight);
  return font.layout(text, LIGATURES_OFF).advanceWidth / font.unitsPerEm;
}
