/** Distances of nodes in rows, in units of the layout. */
export const ROW_PITCH = { x: 150, y: 96 } as const;
/** A page is wider than high. */
const ASPECT = 1.6;

export interface RowsBox {
  /** Where the first row is. */
  readonly top: number;
  /** Width that the rows may take; they take what a page needs if that is more. */
  readonly width: number;
}

/** Places nodes in centred rows, in the given order; returns the free y below them. */
export function placeRows(
  ids: readonly string[],
  { top, width }: RowsBox,
  places: Map<string, { x: number; y: number }>,
): number {
  const fitting = Math.floor(width / ROW_PITCH.x);
  const square = Math.ceil(Math.sqrt(ids.length * ASPECT * (ROW_PITCH.y / ROW_PITCH.x)));
  const columns = Math.max(1, Math.min(ids.length, Math.max(fitting, square)));
  ids.forEach((id, at) => {
    const row = Math.floor(at / columns);
    const inRow = Math.min(columns, ids.length - row * columns);
    const column = at % columns;
    places.set(id, {
      x: (column - (inRow - 1) / 2) * ROW_PITCH.x,
      y: top + row * ROW_PITCH.y,
    });
  });
  return top + Math.ceil(ids.length / columns) * ROW_PITCH.y;
}
