import type { FigureSize } from "../../wire/figure.ts";

/** A size of figures, and the one for narrow screens, which pages use beside the chosen one. */
export type PageSize = FigureSize | "phone";

/** Measures of a page in CSS px. */
export interface PageForm {
  readonly width: number;
  /** null: as high as it needs to be. */
  readonly height: number | null;
  readonly margin: number;
  /** Width of a column of words left of the picture; null: words above and below it. */
  readonly side: number | null;
  /** Type sizes of title, caption and everything small. */
  readonly title: number;
  readonly caption: number;
  readonly small: number;
  /** Most rows of the table; a fixed height may hold fewer. */
  readonly rows: number;
}

const STACKED = { side: null } as const;

export const PAGE_FORMS = {
  column: {
    ...STACKED,
    width: 640,
    height: null,
    margin: 20,
    title: 22,
    caption: 15,
    small: 12.5,
    rows: 15,
  },
  full: {
    ...STACKED,
    width: 1200,
    height: null,
    margin: 28,
    title: 28,
    caption: 17,
    small: 14,
    rows: 20,
  },
  wide: {
    side: 316,
    width: 1280,
    height: 720,
    margin: 32,
    title: 27,
    caption: 16,
    small: 13,
    rows: 0,
  },
  square: {
    ...STACKED,
    width: 1080,
    height: 1080,
    margin: 36,
    title: 34,
    caption: 19,
    small: 15,
    rows: 0,
  },
  a4: {
    ...STACKED,
    width: 794,
    height: 1123,
    margin: 48,
    title: 26,
    caption: 15,
    small: 12.5,
    rows: 18,
  },
  phone: {
    ...STACKED,
    width: 360,
    height: null,
    margin: 12,
    title: 19,
    caption: 14,
    small: 12,
    rows: 0,
  },
} as const satisfies Record<PageSize, PageForm>;
