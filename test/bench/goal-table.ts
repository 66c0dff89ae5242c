import type { Measured, Verdict } from "./compare.ts";
import type { BenchReport } from "./bench-report.ts";
import { goalText, reachedText } from "./report.ts";

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Goals of the issue on speed first, by their numbers; then those of single suites. */
const LAST = 99;

/** What all suites were to show and whether they do, by their last runs, as Markdown. */
export function goalTable(reports: readonly BenchReport[]): string {
  const lines = reports.flatMap(({ suite, results, environment }) =>
    results.flatMap(({ title, baseline, measured, verdicts }) =>
      verdicts.map((verdict): Line => {
        const { goal } = verdict;
        const from = `${suite}: ${title}`;
        const cells = [
          goal.line === undefined ? "" : String(goal.line),
          `${goal.metric}, ${goal.contender}`,
          `${from}${environment.quick ? " (quick run)" : ""}`,
          goal.of === "ratio" || goal.of === "excess" ? baseline : "",
          ...[goalText(verdict, measured), reachedText(verdict, measured)],
          verdict.isMet ? "met" : "**missed**",
        ];
        return { line: goal.line ?? LAST, cells };
      }),
    ),
  );
  const sorted = lines.toSorted((a, b) => a.line - b.line);
  return [
    "| | what | where it was measured | against | goal | reached | |",
    "|--:|---|---|---|--:|--:|---|",
    ...sorted.map(({ cells }) => `| ${cells.join(" | ")} |`),
  ].join("\n");
}

/** Goals for bytes and memory that a run missed, each in a sentence: these do not depend on the machine. */
export function missedSizes({ results }: BenchReport): string[] {
  return results.flatMap(({ title, measured, verdicts }) =>
    verdicts
      .filter((verdict) => !verdict.isMet && isSize(verdict, measured))
      .map(
        (verdict) =>
          `${title}: ${verdict.goal.metric} of ${verdict.goal.contender} is ${reachedText(verdict, measured)}, goal ${goalText(verdict, measured)}`,
      ),
  );
}

function isSize({ goal }: Verdict, measured: readonly Measured[]): boolean {
  const unit = measured.find(({ metric }) => metric === goal.metric)?.unit ?? "";
  return unit === "kB" || unit === "MB";
}
