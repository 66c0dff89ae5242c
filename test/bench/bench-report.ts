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

/** Writes build/bench/<suite>.json. */
export async function writeReport(report: BenchReport): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const text = `${JSON.stringify(report, undefined, 2)}\n`;
  await writeFile(path.join(FOLDER, `${report.suite}.json`), text);
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
