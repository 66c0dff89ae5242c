import { FORMATS } from "../import/formats.ts";
import type { FormatName } from "../import/import-format.ts";
import { totalRows } from "../import/runs/import-counts.ts";
import type { ImportedFile, ImportProgress, ImportReport } from "../wire/import-report.ts";
import { printable } from "./cell-text.ts";

const BAR = 20;
const REASONS = 4;

/** The line that shows how far an import is. */
export function progressLine(progress: ImportProgress): string {
  const { bytesRead, bytes, rows, rejected, seconds } = progress;
  const share = bytes === 0 ? 0 : Math.min(1, bytesRead / bytes);
  const full = Math.round(share * BAR);
  const bar = `${"█".repeat(full)}${"░".repeat(BAR - full)}`;
  const rate = seconds > 0 ? `${count(Math.round(rows / seconds))}/s` : "";
  const left = share > 0.01 ? `${duration((seconds / share) * (1 - share))} left` : "";
  const parts = [`${Math.floor(share * 100)} %`, `${count(rows)} rows`, rate, left];
  if (rejected > 0) parts.push(`${count(rejected)} rejected`);
  return `${bar} ${parts.filter((part) => part !== "").join(" · ")}`;
}

/** What an import did, for people. */
export function importLines(report: ImportReport, isDry: boolean): readonly string[] {
  const { files, graph, id } = report;
  const total = totalRows(files);
  const lines = files.flatMap(fileLines);
  if (files.length > 1) lines.push(`All: ${rowText(total)}`);
  const would = isDry ? "would be " : "";
  const changes = [
    `${count(graph.created)} ${would}new`,
    `${count(graph.changed)} ${would}changed`,
    `${count(graph.same + graph.left)} there already`,
  ];
  lines.push(`Graph: ${changes.join(", ")} (actors, issues, sources, stances and ties).`);
  lines.push(
    isDry ? "Nothing was changed." : `Import ${id}; "entente import undo ${id}" takes it back.`,
  );
  return lines;
}

function fileLines(file: ImportedFile): readonly string[] {
  const name = printable(file.name);
  if (file.format === null) return [`${name}: left out, ${printable(file.reason)}`];
  const { title } = FORMATS[file.format as FormatName];
  const skipped = Object.entries(file.skippedBecause).sort(([, a], [, b]) => b - a);
  const because = skipped.slice(0, REASONS).map(([why, n]) => `${count(n)} ${printable(why)}`);
  return [
    `${name}: ${title}, ${rowText(file)}`,
    ...(because.length === 0 ? [] : [`  skipped: ${because.join("; ")}`]),
    ...(file.rejectedFile === null ? [] : [`  rejected rows: ${printable(file.rejectedFile)}`]),
  ];
}

function rowText(counts: {
  readonly rows: number;
  readonly stances: number;
  readonly ties: number;
  readonly skipped: number;
  readonly rejected: number;
}): string {
  const { rows, stances, ties, skipped, rejected } = counts;
  const parts = [
    ...(stances > 0 || ties === 0 ? [`${count(stances)} stances`] : []),
    ...(ties > 0 ? [`${count(ties)} ties`] : []),
    `${count(skipped)} skipped`,
    `${count(rejected)} rejected`,
  ];
  return `${count(rows)} rows: ${parts.join(", ")}`;
}

/** A number for people. */
export function count(n: number): string {
  return n.toLocaleString("en");
}

function duration(seconds: number): string {
  const whole = Math.round(seconds);
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  return `${minutes}:${String(rest).padStart(2, "0")}`;
}
