import { INKS } from "./inks.ts";
import type { PageContext } from "./page-context.ts";
import { rectanglePath } from "./path-data.ts";
import { plainParagraphs, plainText } from "./plain-text.ts";
import { stack, textBlock, type Block } from "./text-block.ts";

/** Lines of title and caption that a picture holds; pages have the caption whole. */
const TITLE_LINES = 4;
const CAPTION_LINES = 8;
/** Captions are not set wider than this, in em: longer lines are hard to read. */
const MEASURE_EM = 44;

/** Title and caption. */
export function headBlock({ payload, form, inner }: PageContext): Block {
  const bar: Block = {
    marks: [{ kind: "path", d: rectanglePath(0, 0, 40, 3), fill: INKS.strong }],
    height: 3,
  };
  const title = textBlock(plainText(payload.title), inner, {
    font: { size: form.title, weight: 600 },
    ink: INKS.text,
    lineHeight: form.title * 1.2,
    maxLines: TITLE_LINES,
    balanced: true,
  });
  const caption = textBlock(
    plainParagraphs(payload.caption ?? "").join(" "),
    Math.min(inner, form.caption * MEASURE_EM),
    {
      font: { size: form.caption, weight: 400 },
      ink: INKS.quiet,
      lineHeight: form.caption * 1.35,
      maxLines: CAPTION_LINES,
      balanced: true,
    },
  );
  return stack([bar, stack([title, caption], form.caption * 0.3)], form.margin * 0.4);
}
