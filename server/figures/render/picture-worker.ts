import { layoutNetwork } from "../../picture/layout.ts";
import type { Mark } from "../drawing/drawing.ts";
import { drawFigure } from "../drawing/figure-drawing.ts";
import type { FontWeight } from "../fonts/font-faces.ts";
import { subsetFonts } from "../fonts/subset-fonts.ts";
import { textRuns } from "../fonts/text-runs.ts";
import { writePdf } from "../formats/write-pdf.ts";
import { fontRules, writeSvg } from "../formats/write-svg.ts";
import type { PictureJobs, RenderedSvg } from "./picture-jobs.ts";

/** The jobs of the thread in which pictures are made; see PictureJobs. */
export const layout: PictureJobs["layout"] = ({ network, seed }) =>
  Promise.resolve([...layoutNetwork(network, { seed })]);

export const svg: PictureJobs["svg"] = async ({ payload, id, ground, lanes, wishes }) => {
  const rendered: RenderedSvg[] = [];
  for (const { size, theme, fonts, prefix, styled = true } of wishes) {
    const drawing = drawFigure(payload, id, size, { ground, lanes });
    const texts = textsOf(drawing.marks);
    const written = writeSvg(drawing, {
      theme,
      prefix,
      styled,
      ...(fonts ? { fonts: await subsetFonts(texts) } : {}),
    });
    const { width, height, unnamed } = drawing;
    rendered.push({ ...written, width, height, unnamed, hasOtherScripts: hasOther(texts) });
  }
  return rendered;
};

export const fonts: PictureJobs["fonts"] = async ({ payload, id, sizes, texts }) => {
  const all: Texts = new Map();
  for (const size of sizes) textsOf(drawFigure(payload, id, size).marks, all);
  for (const weight of PAGE_WEIGHTS) {
    const known = all.get(weight) ?? new Set();
    for (const text of texts) known.add(text);
    all.set(weight, known);
  }
  return fontRules(await subsetFonts(all));
};

export const pdf: PictureJobs["pdf"] = ({ payload, id, theme }) => {
  const creator = `Entente ${payload.program}`;
  return writePdf(drawFigure(payload, id), { theme, date: payload.asOf, creator });
};

/** Weights that the texts of a page are set in. */
const PAGE_WEIGHTS = [400, 600] as const;

type Texts = Map<FontWeight, Set<string>>;

function textsOf(marks: readonly Mark[], texts: Texts = new Map()): Texts {
  for (const mark of marks) {
    if (mark.kind === "group") textsOf(mark.marks, texts);
    if (mark.kind !== "text") continue;
    const known = texts.get(mark.font.weight) ?? new Set();
    texts.set(mark.font.weight, known.add(mark.text));
  }
  return texts;
}

function hasOther(texts: Texts): boolean {
  return [...texts].some(([weight, all]) =>
    [...all].some((text) => textRuns(text, weight).some(({ face }) => face === null)),
  );
}
