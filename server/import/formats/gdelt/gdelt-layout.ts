import { splitCells } from "../../bytes/split-cells.ts";
import type { FileSample } from "../../file-sample.ts";
import type { TableShape } from "../../read-rows.ts";

/** Where the fields that are read stand in a row of a width, counted from 0. */
export interface GdeltColumns {
  readonly placeName: number;
  readonly placeCountry: number;
  /** -1 in the oldest layout, which has none. */
  readonly sourceUrl: number;
}

/** Columns that stand in the same place in every layout. */
export const GDELT_COLUMN = {
  GLOBALEVENTID: 0,
  SQLDATE: 1,
  Actor1Code: 5,
  Actor1Name: 6,
  Actor2Code: 15,
  Actor2Name: 16,
  EventCode: 26,
  GoldsteinScale: 30,
  NumMentions: 31,
  AvgTone: 34,
} as const;

/**
 * The layouts by their number of columns: 57 of GDELT 1.0 up to April 2013, 58 with SOURCEURL, 61 of
 * GDELT 2.0 with a second administrative code for each of the three places.
 */
export const GDELT_LAYOUTS: Readonly<Record<number, GdeltColumns>> = {
  57: { placeName: 50, placeCountry: 51, sourceUrl: -1 },
  58: { placeName: 50, placeCountry: 51, sourceUrl: 57 },
  61: { placeName: 52, placeCountry: 53, sourceUrl: 60 },
};

/** How a file of events is laid out. */
export interface GdeltLayout {
  readonly shape: TableShape;
  /** Cells before the event id: a row number that a statistics program wrote. */
  readonly before: 0 | 1;
  /** Columns of the layout; null in native files, where each row has its own number. */
  readonly width: number | null;
  /** Cells of every row; null in native files. */
  readonly cells: number | null;
  readonly header: boolean;
  /** The word for a missing value beside the empty cell, where the writer has one. */
  readonly missing: string | null;
  readonly reason: string;
}

/** The layout of a file of GDELT events; null for any other file. */
export function gdeltLayout(sample: FileSample): GdeltLayout | null {
  const first = sample.lines.find((line) => line !== "") ?? "";
  return nativeLayout(first, sample) ?? headerLayout(first, sample);
}

function nativeLayout(first: string, { lineEnd }: FileSample): GdeltLayout | null {
  const cells = first.split("\t");
  if (GDELT_LAYOUTS[cells.length] === undefined) return null;
  if (!/^\d+$/.test(cells[0] ?? "") || !/^\d{8}$/.test(cells[1] ?? "")) return null;
  const reason = `${cells.length} columns between tabs, an event id and a day first`;
  // Place names hold stray quotes, which are no CSV quotes here.
  const shape = { delimiter: "\t", quotes: false, lineEnd };
  return { shape, before: 0, width: null, cells: null, header: false, missing: null, reason };
}

function headerLayout(first: string, sample: FileSample): GdeltLayout | null {
  const delimiter = first.includes("\t") ? "\t" : first.includes(";") ? ";" : ",";
  const names = splitCells(first, delimiter, true).map(plainName);
  const at = names.findIndex((name) => name === "globaleventid" || name === "globaleventid1");
  if (at !== 0 && at !== 1) return null;
  if (names[at + GDELT_COLUMN.EventCode] !== "eventcode") return null;
  if (names[at + GDELT_COLUMN.Actor1Code]?.startsWith("actor1") !== true) return null;
  const width = names.some((name) => name.includes("adm2code"))
    ? 61
    : names.length - at >= 58
      ? 58
      : 57;
  const second = sample.lines.find((line, index) => index > 0 && line !== "") ?? "";
  const unnamed = at === 0 && startsWithRowNumber(second, delimiter, names.length) ? 1 : at;
  return {
    shape: { delimiter, quotes: true, lineEnd: sample.lineEnd },
    before: unnamed,
    width,
    cells: names.length + (unnamed > at ? 1 : 0),
    header: true,
    missing: "NA",
    reason: "a header with the columns of GDELT events in their order",
  };
}

/** R names no column for the row numbers that it writes, so rows have a cell more than the header. */
function startsWithRowNumber(row: string, delimiter: string, headerCells: number): boolean {
  const cells = splitCells(row, delimiter, true);
  return cells.length > headerCells && /^\d+$/.test(cells[0] ?? "");
}

/** `"Global_Event_ID"` and `GLOBALEVENTID` are the same. */
function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, "");
}
