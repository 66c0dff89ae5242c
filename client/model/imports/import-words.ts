import type {
  ImportProgress,
  ImportReport,
  RowCounts,
  UndoCounts,
} from "../../../server/wire/import-report.ts";
import { countOf, formatCount } from "../../../server/words/count-words.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
/** Before this many seconds a rate says nothing about the rest. */
const EARLIEST_GUESS = 2;

/** What a state is called. */
export const STATE_WORDS = {
  running: "Running",
  interrupted: "Broke off",
  failed: "Failed",
  cancelled: "Cancelled",
  done: "Done",
  undoing: "Half taken back",
  undone: "Taken back",
} as const satisfies Record<ImportReport["state"], string>;

/** How a size is written: "3.4 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return countOf(bytes, "byte");
  const units = ["kB", "MB", "GB", "TB"];
  let size = bytes / 1000;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} ${units[unit] ?? "kB"}`;
}

/** How long something takes: "about 2 minutes". */
export function durationWords(seconds: number): string {
  if (seconds < 10) return "a few seconds";
  if (seconds < 1.5 * MINUTE) return `about ${Math.round(seconds / 10) * 10} seconds`;
  if (seconds < 1.5 * HOUR) return `about ${countOf(Math.round(seconds / MINUTE), "minute")}`;
  return `about ${countOf(Math.round(seconds / HOUR), "hour")}`;
}

/** Rows, rate, time left, rejected. */
export function progressWords({
  bytesRead,
  bytes,
  rows,
  rejected,
  seconds,
}: ImportProgress): string {
  const parts = [countOf(rows, "row")];
  if (seconds >= 1) parts.push(`${formatCount(Math.round(rows / seconds))} a second`);
  if (bytesRead > 0 && bytes > bytesRead && seconds >= EARLIEST_GUESS) {
    parts.push(`${durationWords((seconds * (bytes - bytesRead)) / bytesRead)} left`);
  }
  parts.push(`${formatCount(rejected)} rejected`);
  return parts.join(" · ");
}

/** What became of rows; each is exactly one of these. */
export function rowWords({ rows, stances, ties, skipped, rejected }: RowCounts): string {
  const parts = [
    stances > 0 || ties === 0 ? countOf(stances, "stance") : "",
    ties > 0 ? countOf(ties, "tie") : "",
    skipped > 0 ? `${formatCount(skipped)} skipped` : "",
    `${formatCount(rejected)} rejected`,
  ].filter((part) => part !== "");
  return `${countOf(rows, "row")}: ${parts.join(", ")}`;
}

/** What became of all rows of an import. */
export function totalRows({ files }: ImportReport): RowCounts {
  const total = { rows: 0, stances: 0, ties: 0, skipped: 0, rejected: 0 };
  for (const file of files) {
    for (const name of ["rows", "stances", "ties", "skipped", "rejected"] as const) {
      total[name] += file[name];
    }
  }
  return total;
}

/** What taking an import back did. */
export function undoWords({ removed, restored, passed, kept }: UndoCounts): string {
  const parts = [`${formatCount(removed)} removed`, `${formatCount(restored)} as before`];
  if (passed > 0) parts.push(`${formatCount(passed)} stay with later imports`);
  if (kept > 0) parts.push(`${formatCount(kept)} stay, changed since or needed elsewhere`);
  return parts.join(", ");
}

const WHEN = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** A moment as people read it, in their own time zone. */
export function whenWords(moment: string): string {
  return WHEN.format(new Date(moment));
}
