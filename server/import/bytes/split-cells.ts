/**
 * The cells of one row. With quotes, a cell that begins with a double quote ends at the matching one,
 * and two quotes inside it stand for one; the row has been found sound by `splitRows`.
 */
export function splitCells(row: string, delimiter: string, quotes: boolean): string[] {
  if (!quotes || !row.includes('"')) return row.split(delimiter);
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (row[at] === '"') {
      const { text, end } = quotedCell(row, at);
      cells.push(text);
      at = end;
    } else {
      const end = row.indexOf(delimiter, at);
      cells.push(row.slice(at, end === -1 ? row.length : end));
      at = end === -1 ? row.length : end;
    }
    if (at >= row.length) return cells;
    at += delimiter.length;
  }
}

function quotedCell(row: string, start: number): { text: string; end: number } {
  let from = start + 1;
  let text = "";
  for (;;) {
    const quote = row.indexOf('"', from);
    if (quote === -1) return { text: text + row.slice(from), end: row.length };
    text += row.slice(from, quote);
    if (row[quote + 1] !== '"') return { text, end: quote + 1 };
    text += '"';
    from = quote + 2;
  }
}
