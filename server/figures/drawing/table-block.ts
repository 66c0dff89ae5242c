import { textDirection } from "../../picture/label-text.ts";
import type { Dyad } from "../../wire/network.ts";
import { isContested } from "../../wire/network.ts";
import { textWidth } from "../fonts/text-runs.ts";
import type { FigureWords } from "../words/figure-words.ts";
import { countOf, formatCount, formatPeriod, formatPolarity } from "../words/format-words.ts";
import type { Ink, Mark, TextFont } from "./drawing.ts";
import { CONTESTED_INKS, INKS, polarityInk } from "./inks.ts";
import { linePath, rectanglePath } from "./path-data.ts";
import { plainText } from "./plain-text.ts";
import { cutLine, EMPTY_BLOCK, type Block } from "./text-block.ts";

/** The first dyads as a table, and how many more there are. */
export function tableBlock(
  dyads: readonly Dyad[],
  nameOf: (id: string) => string,
  form: { readonly width: number; readonly size: number; readonly rows: number },
  words: FigureWords,
): Block {
  const { width, size } = form;
  const shown = dyads.slice(0, form.rows);
  if (shown.length === 0) return EMPTY_BLOCK;
  const table = new TableMarks(columnsFor(shown, nameOf, width, size, words), size);
  table.head([words.from, words.to, words.stancesHead, words.polarityHead, words.daysHead]);
  for (const dyad of shown) table.row(dyad, nameOf, words);
  const more = dyads.length - shown.length;
  if (more > 0) table.note(countOf(more, words.moreDyads, words));
  return table.block();
}

/** Left edges and widths of the five columns, and which of them stand at their right edge. */
interface Column {
  readonly x: number;
  readonly width: number;
  readonly right: boolean;
}

const GAP = 14;

function columnsFor(
  dyads: readonly Dyad[],
  nameOf: (id: string) => string,
  width: number,
  size: number,
  words: FigureWords,
): readonly Column[] {
  const widest = (head: string, texts: readonly string[]): number =>
    Math.ceil(
      Math.max(textWidth(head, size, 600), ...texts.map((text) => textWidth(text, size, 400))),
    );
  const names = (end: "from" | "to"): readonly string[] =>
    dyads.map((dyad) => plainText(nameOf(dyad[end])));
  const stances = widest(
    words.stancesHead,
    dyads.map(({ n }) => formatCount(n, words)),
  );
  const polarity = widest(words.polarityHead, ["−0.00"]) + size;
  const days = widest(
    words.daysHead,
    dyads.map(({ first, last }) => formatPeriod(first, last, words)),
  );
  const [from, to] = [widest(words.from, names("from")), widest(words.to, names("to"))];
  const room = Math.max(120, width - stances - polarity - days - 4 * GAP);
  // Each as wide as it needs to be; what is missing or left over is shared.
  const fromWidth =
    from + to <= room
      ? from + (room - from - to) / 2
      : Math.min(from, Math.max(room / 2, room - to));
  const columns: Column[] = [];
  let x = 0;
  for (const [index, each] of [fromWidth, room - fromWidth, stances, polarity, days].entries()) {
    columns.push({ x, width: each, right: index === 2 || index === 3 });
    x += each + GAP;
  }
  return columns;
}

class TableMarks {
  readonly #columns: readonly Column[];
  readonly #size: number;
  readonly #marks: Mark[] = [];
  #y = 0;

  constructor(columns: readonly Column[], size: number) {
    this.#columns = columns;
    this.#size = size;
  }

  head(cells: readonly string[]): void {
    cells.forEach((text, index) => {
      this.#cell(index, text, { size: this.#size, weight: 600 }, INKS.text);
    });
    this.#next();
  }

  row(dyad: Dyad, nameOf: (id: string) => string, words: FigureWords): void {
    this.#rule(INKS.line);
    const font = { size: this.#size, weight: 400 } as const;
    const cells = [
      plainText(nameOf(dyad.from)),
      plainText(nameOf(dyad.to)),
      formatCount(dyad.n, words),
      formatPolarity(dyad.polarity, words),
      formatPeriod(dyad.first, dyad.last, words),
    ];
    cells.forEach((text, index) => {
      this.#cell(index, text, font, index === 4 ? INKS.quiet : INKS.text);
    });
    this.#swatch(dyad);
    this.#next();
  }

  note(text: string): void {
    this.#rule(INKS.line);
    this.#cell(0, text, { size: this.#size, weight: 400 }, INKS.quiet, Infinity);
    this.#next();
  }

  block(): Block {
    return { marks: this.#marks, height: this.#y };
  }

  get #rowHeight(): number {
    return this.#size * 1.7;
  }

  #next(): void {
    this.#y += this.#rowHeight;
  }

  #rule(ink: Ink): void {
    const last = this.#columns.at(-1);
    const end = last === undefined ? 0 : last.x + last.width;
    const d = linePath([
      { x: 0, y: this.#y },
      { x: end, y: this.#y },
    ]);
    this.#marks.push({ kind: "path", d, stroke: { ink, width: 0.75 } });
  }

  /** The colour of the dyad's line, halved where it is contested, before its polarity. */
  #swatch(dyad: Dyad): void {
    const column = this.#columns[3];
    if (column === undefined) return;
    const side = this.#size * 0.62;
    const y = this.#y + (this.#rowHeight - side) / 2;
    const [hostile, supportive] = CONTESTED_INKS;
    const area = (top: number, height: number, fill: Ink): Mark => ({
      kind: "path",
      d: rectanglePath(column.x, top, side, height),
      fill,
    });
    if (isContested(dyad)) {
      this.#marks.push(area(y, side / 2, hostile), area(y + side / 2, side / 2, supportive));
    } else this.#marks.push(area(y, side, polarityInk(dyad.polarity)));
  }

  #cell(index: number, text: string, font: TextFont, ink: Ink, width?: number): void {
    const column = this.#columns[index];
    if (column === undefined) return;
    const direction = textDirection(text);
    this.#marks.push({
      kind: "text",
      x: column.right ? column.x + column.width : column.x,
      y: this.#y + this.#rowHeight / 2 + font.size * 0.33,
      text: cutLine(text, width ?? column.width, font),
      font,
      ink,
      anchor: column.right ? "right" : "left",
      direction,
    });
  }
}
