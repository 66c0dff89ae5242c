import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { ComparisonResult } from "./compare.ts";
import type { Environment } from "./report.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../../build/bench");

/** What a run of a suite showed. */
export interface BenchReport {
  readonly suite: string;
  readonly command: string;
  readonly environment: Environment;
  readonly results: readonly ComparisonResult[];
}

/**
 * Writes build/bench/<suite>.json, and gives what it holds now.
 * @param isPart whether comparisons that were not made stay there from the last run like this one.
 */
export async function writeReport(report: BenchReport, isPart: boolean): Promise<BenchReport> {
  await mkdir(FOLDER, { recursive: true });
  const last = isPart ? (await readReports()).find(({ suite }) => suite === report.suite) : null;
  const isAlike = last?.environment.quick === report.environment.quick;
  const whole = isAlike ? { ...report, results: renewed(last.results, report.results) } : report;
  const text = `${JSON.stringify(whole, undefined, 2)}\n`;
  await writeFile(path.join(FOLDER, `${report.suite}.json`), text);
  return whole;
}

function renewed(
  before: readonly ComparisonResult[],
  now: readonly ComparisonResult[],
): readonly ComparisonResult[] {
  const fresh = new Map(now.map((result) => [result.title, result]));
  const kept = before.map((result) => fresh.get(result.title) ?? result);
  const known = new Set(before.map(({ title }) => title));
  return [...kept, ...now.filter(({ title }) => !known.has(title))];
}

/** The last run of each suite. */
export async function readReports(): Promise<BenchReport[]> {
  const names = await readdir(FOLDER);
  const files = names.filter((name) => name.endsWith(".json")).sort();
  return Promise.all(
    files.map(
      async (name) => JSON.parse(await readFile(path.join(FOLDER, name), "utf8")) as BenchReport,
    ),
  );
}
