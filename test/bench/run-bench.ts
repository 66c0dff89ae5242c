/**
 * `npm run bench -- <suite> … [--quick] [--docs] [--only <text>]`: measures, prints, writes
 * build/bench/<suite>.json. A quick run fails when a size, of bytes or of memory, misses its goal; times
 * never fail a run.
 */
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { format } from "prettier";
import { readReports, writeReport, type BenchReport } from "./bench-report.ts";
import type { BenchSuite } from "./bench-suite.ts";
import { compare, type ComparisonResult } from "./compare.ts";
import { goalTable, missedSizes } from "./goal-table.ts";
import { describeEnvironment, toMarkdown } from "./report.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const DOCS = path.join(ROOT, "docs", "performance.md");
const SUITE = /^(.+)-suite\.js$/;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Smaller, fewer, and unless another is named the embedded engine alone: shows that suites run. */
    quick: { type: "boolean", default: false },
    /** Puts the tables into docs/performance.md, between the comments that name the suite. */
    docs: { type: "boolean", default: false },
    /** `embedded` or `neo4j`: only this one. The other's last results stay in the tables. */
    engine: { type: "string" },
    /** Only comparisons with this in their title. */
    only: { type: "string" },
  },
});
const names = (await readdir(import.meta.dirname)).flatMap((file) => SUITE.exec(file)?.[1] ?? []);
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(", ")}; there are ${names.join(", ")}.`);
  process.exit(2);
}
for (const name of positionals.length === 0 ? names : positionals) {
  const missed = missedSizes(await runSuite(name));
  if (!values.quick || missed.length === 0) continue;
  console.error(missed.join("\n"));
  process.exitCode = 1;
}
const reports = await readReports();
const goals = goalTable(reports);
console.log(`## Goals\n\n${goals}\n`);
const absent = names.filter((name) => !reports.some(({ suite }) => suite === name));
if (values.docs && absent.length === 0) await writeDocs("goals", goals);
else if (values.docs) {
  console.error(`The docs keep their table of all goals: ${absent.join(", ")} did not run here.`);
}

async function runSuite(name: string): Promise<BenchReport> {
  const { suite } = (await import(`./${name}-suite.js`)) as { readonly suite: BenchSuite };
  const { quick, only = "" } = values;
  const engine = values.engine ?? (quick ? "embedded" : null);
  const environment = describeEnvironment(quick);
  const results: ComparisonResult[] = [];
  await suite.run(
    async (comparison) => {
      if (!comparison.title.includes(only)) return;
      process.stderr.write(`${suite.name}: ${comparison.title} …\n`);
      results.push(await compare(comparison));
    },
    { quick, engine },
  );
  const command = `npm run bench -- ${name}${quick ? " --quick" : ""}`;
  const isPart = only !== "" || values.engine !== undefined;
  const report = await writeReport({ suite: name, command, environment, results }, isPart);
  const markdown = toMarkdown(command, environment, report.results);
  console.log(`## ${suite.title}\n\n${markdown}\n`);
  if (values.docs) await writeDocs(name, markdown);
  return report;
}

async function writeDocs(name: string, markdown: string): Promise<void> {
  const text = await readFile(DOCS, "utf8");
  const [begin, end] = [`<!-- bench ${name} -->`, `<!-- end of bench ${name} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`docs/performance.md has no place for ${name}`);
  const updated = `${text.slice(0, from + begin.length)}\n\n${markdown}\n\n${text.slice(to)}`;
  await writeFile(DOCS, await format(updated, { parser: "markdown", printWidth: 100 }));
}
