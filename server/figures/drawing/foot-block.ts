import type { Scene } from "../../picture/network-scene.ts";
import { asOfWords, countOf, fill, sentence } from "../words/format-words.ts";
import { sourceLine } from "../words/source-words.ts";
import type { Mark } from "./drawing.ts";
import { lineScale } from "./dyad-marks.ts";
import { INKS } from "./inks.ts";
import { legendBlock } from "./legend-block.ts";
import type { PageContext } from "./page-context.ts";
import { linePath } from "./path-data.ts";
import { tableBlock } from "./table-block.ts";
import { EMPTY_BLOCK, stack, textBlock, type Block } from "./text-block.ts";
import { timelineBlock } from "./timeline-block.ts";

const SOURCES_NAMED = 6;

/** What the foot tells of the picture above it. */
export interface FootFacts {
  readonly scene: Scene;
  /** Factor on the marks of the picture. */
  readonly scale: number;
  /** Names that had no room. */
  readonly unnamed: number;
  /** Actors and issues that found no lane. */
  readonly leftOut: number;
  /** Most rows of the table. */
  readonly rows: number;
}

/** Everything below the network: legend, timeline, table, sources. */
export function footBlock(page: PageContext, facts: FootFacts): Block {
  const { payload, form, inner, words } = page;
  const { show, network, stances } = payload;
  const { small: size } = form;
  const names = new Map(network.nodes.map((node) => [node.id, node.name]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const blocks = [
    show.legend
      ? legendBlock(facts.scene, lineScale(facts.scale), inner, size, words, page)
      : EMPTY_BLOCK,
    show.timeline ? timelineBlock(stances, inner, size, words) : EMPTY_BLOCK,
    show.table
      ? tableBlock(network.dyads, nameOf, { width: inner, size, rows: facts.rows }, words)
      : EMPTY_BLOCK,
    creditBlock(page, facts),
  ];
  return stack(
    blocks.filter(({ height }) => height > 0).map((block) => ruled(block, inner)),
    size * 0.7,
  );
}

function ruled(block: Block, width: number): Block {
  const d = linePath([
    { x: 0, y: 0.5 },
    { x: width, y: 0.5 },
  ]);
  const rule: Mark = { kind: "path", d, stroke: { ink: INKS.line, width: 1 } };
  return { marks: [rule, { kind: "group", y: 8, marks: block.marks }], height: block.height + 8 };
}

/** Sources, the day of the data, what is missing, and how to find the figure again. */
function creditBlock(
  { payload, id, form, inner, words }: PageContext,
  { unnamed, leftOut }: FootFacts,
): Block {
  const style = {
    font: { size: form.small, weight: 400 },
    ink: INKS.quiet,
    lineHeight: form.small * 1.4,
    maxLines: 4,
  } as const;
  const named = payload.sources.slice(0, SOURCES_NAMED).map((source) => sourceLine(source, words));
  const more = payload.sources.length - named.length;
  if (more > 0) named.push(countOf(more, words.moreSources, words));
  const label = payload.sources.length === 1 ? words.source : words.sources;
  const sources =
    payload.show.sources && named.length > 0 ? sentence(`${label}: ${named.join("; ")}`) : "";
  const asOf = sentence(fill(words.asOf, { date: asOfWords(payload, words) }));
  const maker = id === null ? "Entente" : `Entente ${id.slice(0, 12)}`;
  const missing = [
    ...(unnamed === 0 ? [] : [` ${countOf(unnamed, words.unnamed, words)}`]),
    ...(leftOut === 0 ? [] : [` ${countOf(leftOut, words.leftOut, words)}`]),
  ].join("");
  const empty = payload.stances.length === 0 ? `${words.nothing} ` : "";
  return stack(
    [
      textBlock(sources, inner, style),
      textBlock(`${empty}${asOf} ${maker}.${missing}`, inner, style),
    ],
    form.small * 0.2,
  );
}
