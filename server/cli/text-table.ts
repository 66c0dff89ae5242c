import stringWidth from "string-width";

/** A column of a table of text. */
export interface TextColumn {
  readonly title: string;
  readonly alignRight?: boolean;
}

const GAP = "  ";
/** Narrower than this a column is no use; then rows are shown one below the other. */
const LEAST_WIDTH = 10;

/** Lays out rows of text in the columns of a terminal, where wide characters take two. */
export class TextTable {
  readonly #columns: readonly TextColumn[];
  /** Null: each row is a record, a field on each line. */
  readonly #widths: readonly number[] | null;
  readonly #width: number | undefined;
  readonly #isBold: boolean;
  #records = 0;

  /**
   * @param sample rows by which the widths are chosen; later ones are cut to them.
   * @param style.width columns of the terminal; absent for a file, where nothing is cut.
   */
  constructor(
    columns: readonly TextColumn[],
    sample: readonly (readonly string[])[],
    style: { readonly width?: number | undefined; readonly isBold?: boolean } = {},
  ) {
    this.#columns = columns;
    this.#width = style.width;
    this.#isBold = style.isBold ?? false;
    const wanted = columns.map(({ title }, at) =>
      Math.max(stringWidth(title), ...sample.map((row) => stringWidth(row[at] ?? ""))),
    );
    this.#widths = style.width === undefined ? wanted : fitWidths(wanted, style.width);
  }

  /** The lines above the first row. */
  head(): string {
    if (this.#widths === null) return "";
    const titles = this.#line(this.#columns.map(({ title }) => title));
    const rule = this.#widths.map((width) => "─".repeat(width)).join(GAP);
    return `${this.#isBold ? bold(titles) : titles}\n${rule}\n`;
  }

  /** A row with its line end. */
  row(cells: readonly string[]): string {
    return this.#widths === null ? this.#record(cells) : `${this.#line(cells)}\n`;
  }

  #line(cells: readonly string[]): string {
    const widths = this.#widths ?? [];
    return this.#columns
      .map(({ alignRight }, at) => {
        const width = widths[at] ?? 0;
        const text =
          this.#width === undefined ? (cells[at] ?? "") : cutText(cells[at] ?? "", width);
        const padding = " ".repeat(Math.max(0, width - stringWidth(text)));
        return alignRight === true ? padding + text : text + padding;
      })
      .join(GAP)
      .trimEnd();
  }

  #record(cells: readonly string[]): string {
    this.#records += 1;
    const indent = Math.max(...this.#columns.map(({ title }) => stringWidth(title)));
    const room = Math.max(LEAST_WIDTH, (this.#width ?? Infinity) - indent - GAP.length);
    const lines = this.#columns.map(({ title }, at) => {
      const padding = " ".repeat(indent - stringWidth(title));
      const text = wrapText(cells[at] ?? "", room).join(`\n${" ".repeat(indent)}${GAP}`);
      return `${this.#isBold ? bold(title) : title}${padding}${GAP}${text}`.trimEnd();
    });
    return `── ${this.#records} ──\n${lines.join("\n")}\n`;
  }
}

/** The text cut to a width, with an ellipsis where something is missing. */
export function cutText(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let cut = "";
  let room = width - 1;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    room -= stringWidth(segment);
    if (room < 0) break;
    cut += segment;
  }
  return `${cut}…`;
}

/** Takes from the widest columns until the row fits; null where that leaves no use. */
function fitWidths(wanted: readonly number[], width: number): readonly number[] | null {
  const room = width - GAP.length * (wanted.length - 1);
  const least = wanted.map((each) => Math.min(each, LEAST_WIDTH));
  if (sum(least) > room) return null;
  if (sum(wanted) <= room) return wanted;
  // All columns that are cut are cut to one width, the greatest that fits.
  let low = LEAST_WIDTH;
  let high = Math.max(...wanted);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (sum(wanted.map((each) => Math.min(each, middle))) <= room) low = middle;
    else high = middle - 1;
  }
  return wanted.map((each) => Math.min(each, low));
}

function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && stringWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function bold(text: string): string {
  return `\u001b[1m${text}\u001b[22m`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
